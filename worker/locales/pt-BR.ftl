# Os textos dos e-mails em português do Brasil. Tratamento: você. Uma mensagem por e-mail, um atributo por frase ou parágrafo.
#
# Glossário (sempre as mesmas palavras):
#   circle = círculo · programme manager = responsável (pelo círculo) · deputy = suplente
#   member = membro · advisor = mentor(a) · participant = participante
#   seat = vaga · waitlist = lista de espera · request to join = pedido · term = período · publish = iniciar
#   experience / education = experiências / aprendizado · user guide = guia do usuário
#   administrators = administração do programa · affinity network = rede de afinidade

## Em todos os e-mails

greeting = Olá, { $name }!
guide = O guia do usuário mostra como começar
foot =
    .programme = Circles, o programa de mentoria em grupo
    .guide = Guia do usuário
    .transactional = Você recebe este e-mail por causa de algo que você ou o seu círculo fez. Não é possível desativá-lo.
    .reminder = Este é um lembrete.
    .turn-off-reminders = Desativar os lembretes
    .news = São novidades dos seus círculos.
    .turn-off-news = Desativar as novidades
    .preferences = Alterar suas preferências

## Em vários e-mails

a-role =
    { $role ->
        [advisor] mentor(a)
       *[member] membro
    }
open-your-circle = Abrir o seu círculo
open-the-circle = Abrir o círculo
view-request = Ver ou retirar o pedido
read-guide = Como encontrar ou propor um círculo
see-similar = Ver um círculo parecido
answer-by = Responda, por favor, até { $by }.
circle-clock = No fuso horário do círculo: { $at }.
circle-dates = As datas seguem o fuso horário do círculo, { $zone }.
people = Participantes
person = { $name }
person-role =
    { $role ->
        [advisor] mentor(a)
       *[member] membro
    }{ $duty ->
        [manager] , responsável
       *[none] { "" }
    }
now-people =
    { $people ->
        [one] Agora só resta você.
       *[other] Agora vocês são { $people } pessoas.
    }
meeting = { $day }
meeting-format =
    { $format ->
        [education] aprendizado
       *[experience] experiências
    }
alternatives = Círculos abertos sobre o mesmo tema
alternative =
    { $circle } ({ $seats ->
        [one] { $seats } vaga
       *[other] { $seats } vagas
    })
calendar-entry =
    { $format ->
        [education] { $circle }: encontro de aprendizado
       *[experience] { $circle }: encontro de experiências
    }
advice =
    .no-advisor = Ainda não há mentor ou mentora no círculo; ter alguém nesse papel é muito recomendado, então vale convidar uma pessoa.
    .advisor-count = Mais de dois mentores ou mentoras podem tirar espaço dos membros; dois costumam bastar.
    .level-gap = Quem melhor orienta está um ou dois níveis acima dos membros; aqui a distância é outra.
    .members-far-apart = Alguns membros estão a mais de três níveis de distância; os círculos funcionam melhor entre pessoas em fase parecida da carreira.
    .manager-in-circle = Alguém ficaria neste círculo com o próprio gestor ou gestora, o que dificulta falar abertamente.
    .twelve-months = Depois de doze meses, o programa recomenda encerrar o círculo, para que todos conheçam pessoas novas.

## 1: a quem se inscreveu

welcome =
    .subject = Boas-vindas ao Circles
    .preheader = O que fica guardado sobre você, quem vê e como começar.
    .body =
        { $roles ->
            [both] Você se inscreveu na mentoria em grupo como membro e como mentor(a).
            [member] Você se inscreveu na mentoria em grupo como membro.
            [advisor] Você se inscreveu na mentoria em grupo como mentor(a).
           *[none] Você se inscreveu na mentoria em grupo.
        } Os círculos são grupos pequenos que se encontram cerca de uma vez por mês, durante seis meses.
    .stored-heading = O que fica guardado
    .stored = O que você informa no seu perfil (temas, idiomas, redes de afinidade e o que conta sobre você), além do que consta no RH sobre o seu cargo e local de trabalho. Isso é usado apenas para a mentoria. Você concordou com a versão { $version } do aviso de privacidade.
    .seen-heading = Quem vê
    .seen = As pessoas dos seus círculos veem o seu nome e o seu perfil. O seu endereço de e-mail só é visto pela pessoa responsável pelo círculo e pela administração do programa. As suas redes de afinidade nunca aparecem em relatórios sobre grupos pequenos.
    .action = Completar suas preferências

## 4: a quem propõe

proposal-recorded =
    .subject = Seu círculo “{ $circle }” foi proposto
    .body = Sua proposta “{ $circle }” está registrada. Outras pessoas já podem encontrá-la e pedir para participar.
    .seats = Vagas: { $people } de { $max } ocupadas.
    .missing =
        { $missing ->
            [0] Já há pessoas suficientes para começar.
            [one] Falta { $missing } pessoa para poder começar.
           *[other] Faltam { $missing } pessoas para poder começar.
        }
    .nominee = { $name } recebeu o convite para ser responsável pelo círculo e precisa aceitar antes.

## 5: a quem foi indicado como responsável

named-manager =
    .subject = Você quer ser responsável por “{ $circle }”?
    .body = { $name } indicou você como responsável pelo círculo “{ $circle }”, sobre o tema { $topic }. Você participaria como { a-role }.
    .duties = A pessoa responsável aprova quem pede para participar, inicia o círculo e, com isso, os seis meses dele, e cuida dos encontros.
    .afterwards = Depois disso, o convite perde a validade e nada mais acontece.
    .action = Aceitar ou recusar

## 7: à pessoa responsável e a quem pediu para participar

will-not-start =
    .subject = O círculo “{ $circle }” não vai começar
    .preheader = Ele termina antes de começar.
    .preheader-alternatives = Há círculos parecidos dos quais você pode participar.
    .expired = O círculo “{ $circle }” não foi iniciado em até 90 dias depois da proposta, por isso a proposta expirou.
    .withdrawn = A proposta do círculo “{ $circle }” foi retirada.
    .requested = Seu pedido para participar foi encerrado. Isso não tem nada a ver com você.

## 8: à pessoa responsável e suplentes

new-join-request =
    .subject = { $name } quer participar de “{ $circle }”
    .preheader =
        Como { a-role }. { $seats ->
            [one] { $seats } vaga.
           *[other] { $seats } vagas.
        }
    .body = { $name } quer participar de “{ $circle }” como { a-role }.
    .body-level = { $name } ({ $level }) quer participar de “{ $circle }” como { a-role }.
    .wrote = { $name } escreveu:
    .seats = Vagas: { $seats }.
    .action = Aprovar ou recusar

## 9: a quem pediu para participar

request-received =
    .subject = Seu pedido para participar de “{ $circle }”
    .preheader = { $name } vai responder.
    .preheader-vacant = A administração do programa vai responder.
    .body = Seu pedido para participar de “{ $circle }” como { a-role } está com { $name }, responsável pelo círculo.
    .body-vacant = Seu pedido para participar de “{ $circle }” como { a-role } está com a administração do programa, porque no momento o círculo não tem responsável.
    .answer-by = Você terá uma resposta até { $by }.
    .silence = Se ninguém responder até lá, o pedido expira; isso não é uma recusa.

## 12: a quem começa a participar

approved =
    .subject = Você entrou em “{ $circle }”
    .preheader = Você participa como { a-role }.
    .body = Agora você faz parte do círculo “{ $circle }” como { a-role }.
    .next-heading = O próximo encontro
    .next =
        { $format ->
            [education] Está previsto para { $day } e será de aprendizado. O arquivo de calendário anexo traz todos os encontros previstos.
           *[experience] Está previsto para { $day } e será de experiências. O arquivo de calendário anexo traz todos os encontros previstos.
        }
    .unplanned = Ainda não há encontro previsto. As datas chegam quando o círculo começar.

## 13: a quem pediu para participar

declined =
    .subject = Seu pedido para participar de “{ $circle }”
    .preheader = Desta vez, ele não foi aceito.
    .body = Seu pedido para participar de “{ $circle }” não foi aceito desta vez.
    .wrote = A pessoa responsável escreveu:
    .again = Você pode pedir de novo a partir de { $day }.

## 14: a quem pediu para participar de um círculo lotado

waitlisted =
    .subject = Você está na lista de espera de “{ $circle }”
    .preheader = Seu número é o { $position }.
    .body = O círculo “{ $circle }” está lotado. Você tem o número { $position } na lista de espera, como { a-role }. As vagas seguem a ordem da lista.
    .wait = Você não precisa fazer nada: avisaremos por e-mail quando houver uma vaga.

## 14: a quem recebe a oferta de uma vaga

seat-offered =
    .subject = Há uma vaga reservada para você em “{ $circle }”
    .body = Abriu uma vaga em “{ $circle }”, e ela está reservada para você, como { a-role }.
    .decide-by = Decida, por favor, até { $by }.
    .afterwards = Depois disso, ela será oferecida à próxima pessoa.
    .action = Aceitar a vaga ou passar

## 14: a quem não aceitou a vaga a tempo

offer-lapsed =
    .subject = A vaga em “{ $circle }” passou adiante
    .preheader = Você pode pedir de novo para participar.
    .body = A vaga em “{ $circle }” que estava reservada para você não foi aceita a tempo e será oferecida à próxima pessoa.
    .again = Seu pedido está encerrado. Se ainda tiver interesse, você pode pedir de novo quando quiser.

## 16: às demais pessoas do círculo

participant-joined =
    .subject = { $name } entrou em “{ $circle }”
    .body =
        { $people ->
            [one] { $name } entrou em “{ $circle }” como { a-role }. Agora vocês são { $people } pessoa.
           *[other] { $name } entrou em “{ $circle }” como { a-role }. Agora vocês são { $people } pessoas.
        }

participant-left =
    .subject = { $name } saiu de “{ $circle }”
    .body =
        { $people ->
            [one] { $name } não está mais em “{ $circle }”. Agora só resta você.
           *[other] { $name } não está mais em “{ $circle }”. Agora vocês são { $people } pessoas.
        }

## 16: a quem mudou de papel

role-changed =
    .subject = Seu papel em “{ $circle }”
    .preheader = Agora você participa como { a-role }.
    .body = Agora você participa do círculo “{ $circle }” como { a-role }.

## 16: a quem assume ou deixa uma função

duty-began =
    .subject =
        { $duty ->
            [deputy] Você é suplente em “{ $circle }”
           *[manager] Você é responsável por “{ $circle }”
        }
    .preheader = O que isso significa, em uma frase.
    .body =
        { $duty ->
            [deputy] Agora você é suplente no círculo “{ $circle }”.
           *[manager] Agora você é responsável pelo círculo “{ $circle }”.
        }
    .manager = Você aprova quem pede para participar, inicia o círculo e cuida dos encontros.
    .deputy = Você substitui a pessoa responsável: pode aprovar quem pede para participar e iniciar o círculo.

duty-ended =
    .subject =
        { $duty ->
            [deputy] Você não é mais suplente em “{ $circle }”
           *[manager] Você não é mais responsável por “{ $circle }”
        }
    .preheader = Nada mais muda.
    .body =
        { $duty ->
            [deputy] Você não é mais suplente no círculo “{ $circle }”. Agradecemos a dedicação! Seu lugar no círculo não muda com isso.
           *[manager] Você não é mais responsável pelo círculo “{ $circle }”. Agradecemos a dedicação! Seu lugar no círculo não muda com isso.
        }

## 17: a quem foi desligado do círculo

removed =
    .subject = Você não faz mais parte de “{ $circle }”
    .preheader = O motivo, e a quem perguntar.
    .body = Sua participação no círculo “{ $circle }” terminou.
    .wrote = O motivo informado:
    .ask = Se tiver perguntas, fale com { $name }, responsável pelo círculo, ou com a administração do programa.
    .ask-administrators = Se tiver perguntas, fale com a administração do programa.

## 18: à pessoa responsável

ready-to-publish =
    .subject = “{ $circle }” pode começar
    .preheader =
        { $people ->
            [one] Já há { $people } pessoa.
           *[other] Já há { $people } pessoas.
        }
    .body =
        { $people ->
            [one] Já há { $people } pessoa em “{ $circle }”, o suficiente para começar.
           *[other] Já há { $people } pessoas em “{ $circle }”, o suficiente para começar.
        }
    .term = Iniciando hoje, começa um período de seis meses: de { $from } a { $to }.
    .advice = Conselhos antes de iniciar
    .planned = Iniciando hoje, os encontros previstos seriam
    .later = Depois do início, outras pessoas ainda podem pedir para participar.
    .action = Revisar e iniciar

## 19: a participantes

circle-started =
    .subject = Seu círculo “{ $circle }” começou
    .preheader = Seis meses, a partir de { $from }.
    .body = Seu círculo “{ $circle }” começou. Você participa como { a-role }.
    .term = O período vai de { $from } a { $to }.
    .planned = Os encontros previstos
    .attached = Eles também estão no arquivo de calendário anexo.

## 31: a quem tem novidades

digest =
    .subject =
        { $period ->
            [weekly] A semana nos seus círculos
           *[daily] O dia nos seus círculos
        }
    .preheader =
        { $news ->
            [one] { $news } novidade.
           *[other] { $news } novidades.
        }
    .body =
        { $period ->
            [weekly] Veja o que há de novo nos seus círculos desde a semana passada:
           *[daily] Veja o que há de novo nos seus círculos desde ontem:
        }
    .circle = { $circle }
    .joined = { $name } entrou como { a-role }.
    .left = { $name } não está mais no círculo.
    .action = Abrir “{ $circle }”
