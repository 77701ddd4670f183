# The mails' words in English. One message per mail, one attribute per sentence or paragraph.
#
# Glossary (the same words everywhere):
#   circle · programme manager (who approves and publishes) · deputy · member · advisor · participant
#   seat · waitlist · request to join · term (the six months) · publish (start the term)
#   experience / education (the two formats of meetings) · user guide · the programme's administrators

## Around every mail

greeting = Hello { $name },
guide = The user guide tells you how to get started
foot =
    .programme = Circles, the group mentoring programme
    .guide = User guide
    .transactional = You get this mail because of something that you or your circle did. It cannot be turned off.
    .reminder = This is a reminder.
    .turn-off-reminders = Turn reminders off
    .news = This is news of your circles.
    .turn-off-news = Turn this news off
    .preferences = Change your preferences

## Shared by several mails

a-role =
    { $role ->
        [advisor] an advisor
       *[member] a member
    }
open-your-circle = Open your circle
open-the-circle = Open the circle
view-request = View or withdraw your request
read-guide = Read how to find or propose a circle
see-similar = See a similar circle
answer-by = Please answer by { $by }.
circle-clock = On the circle’s clock: { $at }.
circle-dates = Dates are those of the circle’s time zone, { $zone }.
people = The people
person = { $name }
person-role =
    { $role ->
        [advisor] advisor
       *[member] member
    }{ $duty ->
        [manager] , programme manager
       *[none] { "" }
    }
now-people =
    { $people ->
        [one] You are the only one left.
       *[other] You are { $people } people now.
    }
meeting = { $day }
meeting-format =
    { $format ->
        [education] education
       *[experience] experience
    }
alternatives = Open circles on the same topic
alternative =
    { $circle } ({ $seats ->
        [one] { $seats } free seat
       *[other] { $seats } free seats
    })
calendar-entry =
    { $format ->
        [education] { $circle }: education meeting
       *[experience] { $circle }: experience meeting
    }
advice =
    .no-advisor = No advisor takes part yet; an advisor is highly encouraged, so consider asking one to join.
    .advisor-count = More than two advisors can crowd out the members; two are usually enough.
    .level-gap = An advisor guides best from one or two levels above the members; here the distance is another.
    .members-far-apart = Some members are more than three levels apart; circles work best among people at a similar career stage.
    .manager-in-circle = Someone would be in this circle with their own manager, which makes it harder to speak openly.
    .twelve-months = After twelve months the programme recommends disbanding, so that everyone can meet new people.

## 1: to a person who opted in

welcome =
    .subject = Welcome to Circles
    .preheader = What is stored about you, who sees it, and how to get started.
    .body =
        { $roles ->
            [both] You signed up for group mentoring as a member and as an advisor.
            [member] You signed up for group mentoring as a member.
            [advisor] You signed up for group mentoring as an advisor.
           *[none] You signed up for group mentoring.
        } Circles are small groups that meet about once a month for six months.
    .stored-heading = What is stored
    .stored = What you enter in your profile (topics, languages, affinity networks, what you say about yourself), beside what the company’s HR data says of your job and location. It is used for mentoring only. You agreed to version { $version } of the privacy notice.
    .seen-heading = Who sees it
    .seen = The people in your circles see your name and profile. Your mail address is shown to the programme manager of your circle and to the programme’s administrators only. Your affinity networks are never shown in reports on small groups.
    .action = Complete your preferences

## 4: to the proposer

proposal-recorded =
    .subject = Your circle “{ $circle }” is proposed
    .body = Your proposal “{ $circle }” is recorded. Others can find it and ask to join.
    .seats = Seats: { $people } of { $max } taken.
    .missing =
        { $missing ->
            [0] Enough people are in to start it.
            [one] { $missing } more person is needed before it can start.
           *[other] { $missing } more people are needed before it can start.
        }
    .nominee = { $name } was asked to be its programme manager and must accept first.

## 5: to the nominee

named-manager =
    .subject = Will you be the programme manager of “{ $circle }”?
    .body = { $name } named you as programme manager of the circle “{ $circle }”, on the topic { $topic }. You would take part as { a-role }.
    .duties = The programme manager approves the people who ask to join, publishes the circle, which starts its six months, and looks after its meetings.
    .afterwards = After that the question lapses, and nothing else happens.
    .action = Accept or decline

## 7: to the programme manager and those who asked to join

will-not-start =
    .subject = The circle “{ $circle }” will not start
    .preheader = It ends before it began.
    .preheader-alternatives = There are similar circles that you can join.
    .expired = The circle “{ $circle }” was not started within 90 days of its proposal, so the proposal has expired.
    .withdrawn = The proposal of the circle “{ $circle }” was withdrawn.
    .requested = Your request to join it is closed. This says nothing about you.

## 8: to the programme manager and the deputies

new-join-request =
    .subject = { $name } asks to join “{ $circle }”
    .preheader =
        As { a-role }. { $seats ->
            [one] { $seats } free seat.
           *[other] { $seats } free seats.
        }
    .body = { $name } asks to join “{ $circle }” as { a-role }.
    .body-level = { $name } ({ $level }) asks to join “{ $circle }” as { a-role }.
    .wrote = { $name } writes:
    .seats = Free seats: { $seats }.
    .action = Approve or decline

## 9: to the requester

request-received =
    .subject = Your request to join “{ $circle }”
    .preheader = { $name } will answer.
    .preheader-vacant = The programme’s administrators will answer.
    .body = Your request to join “{ $circle }” as { a-role } is with { $name }, the programme manager.
    .body-vacant = Your request to join “{ $circle }” as { a-role } is with the programme’s administrators, because the circle has no programme manager at the moment.
    .answer-by = You will have an answer by { $by }.
    .silence = If nobody answers until then the request expires, which is not a refusal.

## 12: to the new participant

approved =
    .subject = You are in: “{ $circle }”
    .preheader = You take part as { a-role }.
    .body = You are now { a-role } of the circle “{ $circle }”.
    .next-heading = The next meeting
    .next =
        { $format ->
            [education] It is planned for { $day }, for education. The calendar file with this mail holds all planned meetings.
           *[experience] It is planned for { $day }, for experience. The calendar file with this mail holds all planned meetings.
        }
    .unplanned = No meeting is planned yet. The dates come when the circle starts.

## 13: to the requester

declined =
    .subject = Your request to join “{ $circle }”
    .preheader = It was not accepted this time.
    .body = Your request to join “{ $circle }” was not accepted this time.
    .wrote = The programme manager wrote:
    .again = You may ask again from { $day }.

## 14: to the requester of a full circle

waitlisted =
    .subject = You are on the waitlist of “{ $circle }”
    .preheader = You are number { $position }.
    .body = The circle “{ $circle }” is full. You are number { $position } on its waitlist, as { a-role }. Seats go to people in the order of the list.
    .wait = You need to do nothing: you get a mail when a seat is free.

## 14: to the person who is offered a seat

seat-offered =
    .subject = A seat in “{ $circle }” is yours to take
    .body = A seat in “{ $circle }” is free and is held for you, as { a-role }.
    .decide-by = Please decide by { $by }.
    .afterwards = After that it is offered to the next person.
    .action = Take the seat or pass

## 14: to the person who did not take the seat in time

offer-lapsed =
    .subject = The seat in “{ $circle }” went on
    .preheader = You can ask to join again.
    .body = The seat in “{ $circle }” that was held for you was not taken in time, so it is offered to the next person.
    .again = Your request is closed. If you are still interested, you can ask again at any time.

## 16: to the other participants

participant-joined =
    .subject = { $name } joined “{ $circle }”
    .body =
        { $people ->
            [one] { $name } joined “{ $circle }” as { a-role }. You are { $people } person now.
           *[other] { $name } joined “{ $circle }” as { a-role }. You are { $people } people now.
        }

participant-left =
    .subject = { $name } left “{ $circle }”
    .body =
        { $people ->
            [one] { $name } is no longer in “{ $circle }”. You are the only one left.
           *[other] { $name } is no longer in “{ $circle }”. You are { $people } people now.
        }

## 16: to the person whose role changed

role-changed =
    .subject = Your role in “{ $circle }”
    .preheader = You are { a-role } now.
    .body = You are { a-role } of the circle “{ $circle }” now.

## 16: to the person who has a duty now, or has it no longer

duty-began =
    .subject =
        { $duty ->
            [deputy] You are a deputy of “{ $circle }”
           *[manager] You are programme manager of “{ $circle }”
        }
    .preheader = What that means, in one line.
    .body =
        { $duty ->
            [deputy] You are a deputy of the circle “{ $circle }” now.
           *[manager] You are programme manager of the circle “{ $circle }” now.
        }
    .manager = You approve the people who ask to join, publish the circle and look after its meetings.
    .deputy = You act for the programme manager: you may approve people and publish the circle.

duty-ended =
    .subject =
        { $duty ->
            [deputy] You are no longer a deputy of “{ $circle }”
           *[manager] You are no longer programme manager of “{ $circle }”
        }
    .preheader = Nothing else changes.
    .body =
        { $duty ->
            [deputy] You are no longer a deputy of the circle “{ $circle }”. Thank you for having been it. Your place in the circle does not change by this.
           *[manager] You are no longer programme manager of the circle “{ $circle }”. Thank you for having been it. Your place in the circle does not change by this.
        }

## 17: to the person who was removed

removed =
    .subject = You are no longer in “{ $circle }”
    .preheader = The reason, and whom to ask.
    .body = Your place in the circle “{ $circle }” has ended.
    .wrote = The reason given:
    .ask = If you have questions, ask { $name }, the programme manager of the circle, or the programme’s administrators.
    .ask-administrators = If you have questions, ask the programme’s administrators.

## 18: to the programme manager

ready-to-publish =
    .subject = “{ $circle }” is ready to start
    .preheader =
        { $people ->
            [one] { $people } person is in.
           *[other] { $people } people are in.
        }
    .body =
        { $people ->
            [one] { $people } person is in “{ $circle }”, enough to start it.
           *[other] { $people } people are in “{ $circle }”, enough to start it.
        }
    .term = Publishing it today starts a term of six months, from { $from } to { $to }.
    .advice = Advice, to be read before you publish
    .planned = Published today, the meetings would be planned for
    .later = More people can still ask to join after it has started.
    .action = Review and publish

## 19: to a participant

circle-started =
    .subject = Your circle “{ $circle }” has started
    .preheader = Six months, from { $from }.
    .body = Your circle “{ $circle }” has started. You take part as { a-role }.
    .term = Its term runs from { $from } to { $to }.
    .planned = The planned meetings
    .attached = They are in the calendar file with this mail.

## 31: to everybody who has news

digest =
    .subject =
        { $period ->
            [weekly] The week in your circles
           *[daily] The day in your circles
        }
    .preheader =
        { $news ->
            [one] { $news } thing is new.
           *[other] { $news } things are new.
        }
    .body =
        { $period ->
            [weekly] This is new in your circles since last week:
           *[daily] This is new in your circles since yesterday:
        }
    .circle = { $circle }
    .joined = { $name } joined as { a-role }.
    .left = { $name } is no longer in the circle.
    .action = Open “{ $circle }”
