-- Forgets jobs that are done or dead: the outbox row remembers what became of them.
-- KEYS[1]: the hash of payloads; KEYS[2..]: sets of ids. ARGV[1]: prefix of the metadata keys; ARGV[2]: most at once.
local pruned = 0
for i = 2, #KEYS do
    for _, id in ipairs(redis.call('SPOP', KEYS[i], ARGV[2])) do
        redis.call('HDEL', KEYS[1], id)
        redis.call('DEL', ARGV[1] .. ':' .. id)
        pruned = pruned + 1
    end
end
return pruned
