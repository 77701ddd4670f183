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
oldest-request =
    { $days ->
        [0] O mais antigo chegou hoje.
        [one] O mais antigo espera há { $days } dia.
       *[other] O mais antigo espera há { $days } dias.
    }
review-requests = Ver os pedidos
continue-or-disband = Continuar ou encerrar
meetings-called-off = Os encontros que ainda viriam foram cancelados. Se você os colocou na sua agenda a partir de um e-mail anterior, remova-os de lá, por favor.
answers =
    .heading = Quem quer ficar
    .stay = Querem ficar
    .leave = Querem sair
    .none = Ainda sem resposta
    .count = { $count }
advice =
    .no-advisor = Ainda não há mentor ou mentora no círculo; ter alguém nesse papel é muito recomendado, então vale procurar uma pessoa.
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
           *[none] Você aceitou participar da mentoria em grupo. Para entrar em um círculo ou propor um, inscreva-se como membro, como mentor(a) ou como ambos.
        } Os círculos são grupos pequenos que se reúnem cerca de uma vez por mês, durante seis meses.
    .stored-heading = O que fica guardado
    .stored = O que você informa no seu perfil (temas, idiomas, redes de afinidade e o que conta sobre você), além do que consta no RH sobre o seu cargo e local de trabalho. Isso é usado apenas para a mentoria. Você concordou com a versão { $version } do aviso de privacidade.
    .seen-heading = Quem vê
    .seen = As pessoas dos seus círculos veem o seu nome e o seu perfil; quem decide sobre um pedido seu também, enquanto ele está aberto. O seu endereço de e-mail só é visto pela pessoa responsável pelo círculo e pela administração do programa. As suas redes de afinidade só são vistas por você.
    .action = Completar suas preferências

## 2: a quem não pode mais participar

offboarded =
    .subject = Você não pode mais participar do Circles
    .preheader = O que terminou, o que fica guardado e por quanto tempo.
    .body = A mentoria em grupo é só para o quadro efetivo de funcionários e, segundo os dados do RH, você não faz mais parte dele. Isso não tem nada a ver com você como pessoa.
    .circles = Sua participação terminou em
    .no-circles = Você não estava em nenhum círculo; seus pedidos em aberto foram encerrados.
    .kept = O que fica guardado e por quanto tempo
    .profile = Seu perfil será apagado, com tudo o que você informou nele: { $day }.
    .written =
        { $days ->
            [one] O que você escreveu em um círculo fica nele e é apagado { $days } dia depois do fim do círculo.
           *[other] O que você escreveu em um círculo fica nele e é apagado { $days } dias depois do fim do círculo.
        }
    .mistake = Se os dados do RH estiverem errados, peça a correção. Assim que ela for feita, você poderá participar de novo.
    .action = Ler o guia do usuário

## 2: à pessoa responsável por um círculo em que essa pessoa estava

participant-offboarded =
    .subject = { $name } não está mais em “{ $circle }”
    .body = { $name } não pode mais participar do programa.
    .too-few = Um círculo deveria ter pelo menos { $minimum } pessoas.

## 4: a quem propõe

proposal-recorded =
    .subject = Seu círculo “{ $circle }” foi proposto
    .body = Outras pessoas já podem encontrá-lo e pedir para participar.
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
    .body = { $name } indicou você. O tema do círculo é { $topic }, e você participaria como { a-role }.
    .duties = A pessoa responsável aprova quem pede para participar, inicia o círculo e, com isso, os seis meses dele, e cuida dos encontros.
    .afterwards = Depois disso, o convite perde a validade e nada mais acontece.
    .action = Aceitar ou recusar

## 6: à pessoa responsável

proposal-waiting =
    .subject = “{ $circle }” espera para começar
    .body =
        { $days ->
            [one] Ele foi proposto há { $days } dia.
           *[other] Ele foi proposto há { $days } dias.
        }
    .people =
        { $people ->
            [one] Há { $people } pessoa das { $needed } necessárias.
           *[other] Há { $people } pessoas das { $needed } necessárias.
        }
    .enough =
        { $people ->
            [one] Já há { $people } pessoa, o suficiente para começar.
           *[other] Já há { $people } pessoas, o suficiente para começar.
        }
    .choices = O que você pode fazer
    .invite = Conte a pessoas que se interessem pelo tema: elas podem encontrar o círculo e pedir para participar.
    .publish = Inicie o círculo agora.
    .publish-later = Inicie o círculo assim que houver { $needed } pessoas.
    .withdraw = Retire a proposta se não quiser mais iniciar o círculo.
    .expires = A proposta vale até { $by }.
    .anew = Cada vez que você aprova alguém, o prazo recomeça.

## 7: à pessoa responsável e a quem pediu para participar

will-not-start =
    .subject = O círculo “{ $circle }” não vai começar
    .preheader = A proposta foi encerrada.
    .preheader-alternatives = Há círculos parecidos dos quais você pode participar.
    .expired =
        { $days ->
            [one] Ele não foi iniciado em até { $days } dia, por isso a proposta expirou.
           *[other] Ele não foi iniciado em até { $days } dias, por isso a proposta expirou.
        }
    .withdrawn = A proposta foi retirada.
    .requested = Seu pedido para participar foi encerrado. Isso não tem nada a ver com você.

## 8: à pessoa responsável e suplentes

new-join-request =
    .subject = { $name } quer participar de “{ $circle }”
    .preheader =
        Como { a-role }. { $seats ->
            [one] { $seats } vaga.
           *[other] { $seats } vagas.
        }
    .body = { $name } quer participar como { a-role }.
    .body-level = { $name } ({ $level }) quer participar como { a-role }.
    .wrote = { $name } escreveu:
    .seats = Vagas: { $seats }.
    .action = Aprovar ou recusar

## 9: a quem pediu para participar

request-received =
    .subject = Recebemos seu pedido para participar de “{ $circle }”
    .preheader = { $name } vai responder.
    .preheader-vacant = A administração do programa vai responder.
    .body = Seu pedido para participar como { a-role } está com { $name }, responsável pelo círculo.
    .body-vacant = Seu pedido para participar como { a-role } está com a administração do programa, porque no momento o círculo não tem responsável.
    .answer-by = Você terá uma resposta até { $by }.
    .silence = Se ninguém responder até lá, o pedido expira; isso não é uma recusa.

## 10: à pessoa responsável e suplentes

requests-waiting =
    .subject =
        { $requests ->
            [one] Um pedido para participar de “{ $circle }” espera por você
           *[other] { $requests } pedidos para participar de “{ $circle }” esperam por você
        }
    .why = Qualquer resposta é melhor do que nenhuma.

## 10: à administração do programa

requests-escalated =
    .subject = Ninguém responde aos pedidos para participar de “{ $circle }”
    .body =
        { $requests ->
            [one] { $requests } pedido continua sem resposta, apesar dos lembretes.
           *[other] { $requests } pedidos continuam sem resposta, apesar dos lembretes.
        }
    .expires = Sem resposta, o primeiro vale só até { $by }.
    .act = Você pode responder no lugar da pessoa responsável.

## 11: a quem pediu para participar

request-expired =
    .subject = Seu pedido para participar de “{ $circle }” expirou
    .body = Ninguém respondeu a tempo. Sentimos muito que você tenha esperado em vão.
    .no-refusal = Isso não é uma recusa e não tem nada a ver com você.
    .again = Se ainda tiver interesse, você pode pedir de novo quando quiser.

## 12: a quem começa a participar

approved =
    .subject = Você entrou em “{ $circle }”
    .body = Você participa como { a-role }.
    .next-heading = O próximo encontro
    .next =
        { $format ->
            [education] Está previsto para { $day } e será de aprendizado. O arquivo de calendário anexo traz todos os encontros previstos.
           *[experience] Está previsto para { $day } e será de experiências. O arquivo de calendário anexo traz todos os encontros previstos.
        }
    .unplanned = Ainda não há encontro previsto. As datas são definidas quando o círculo começar.

## 13: a quem pediu para participar

declined =
    .subject = Seu pedido para participar de “{ $circle }”
    .body = Seu pedido não foi aceito desta vez.
    .wrote = A pessoa responsável escreveu:
    .again = Você pode pedir de novo a partir de { $day }.

## 13: a quem teve a recusa revertida

request-reopened =
    .subject = Seu pedido para participar de “{ $circle }” está sendo avaliado de novo
    .body = A decisão de não aceitar seu pedido foi revertida.

## 14: a quem pediu para participar de um círculo lotado

waitlisted =
    .subject = Você está na lista de espera de “{ $circle }”
    .preheader = Seu número é o { $position }.
    .body = O círculo está lotado. Você tem o número { $position }, como { a-role }. As vagas seguem a ordem da lista.
    .wait = Você não precisa fazer nada: avisaremos por e-mail quando houver uma vaga.

## 14: a quem avança da lista de espera

moved-up =
    .subject = Você avançou da lista de espera de “{ $circle }”
    .preheader = Seu pedido agora aguarda uma resposta.
    .body = Abriu uma vaga, e você era a primeira pessoa da lista.

## 14: a quem recebe a oferta de uma vaga

seat-offered =
    .subject = Há uma vaga reservada para você em “{ $circle }”
    .body = Você pode aceitá-la como { a-role }.
    .decide-by = Decida, por favor, até { $by }.
    .afterwards = Depois disso, ela será oferecida à próxima pessoa.
    .action = Aceitar a vaga ou passar

## 14: a quem não aceitou a vaga a tempo

offer-lapsed =
    .subject = A vaga em “{ $circle }” não está mais reservada para você
    .preheader = Você pode pedir de novo para participar.
    .body = Ela não foi aceita a tempo e será oferecida à próxima pessoa.
    .again = Seu pedido está encerrado. Se ainda tiver interesse, você pode pedir de novo quando quiser.

## 16: às demais pessoas do círculo

participant-joined =
    .subject = { $name } entrou em “{ $circle }”
    .body =
        { $people ->
            [one] { $name } participa como { a-role }. Agora vocês são { $people } pessoa.
           *[other] { $name } participa como { a-role }. Agora vocês são { $people } pessoas.
        }

participant-left =
    .subject = { $name } não está mais em “{ $circle }”

## 16: a quem mudou de papel

role-changed =
    .subject = Seu papel em “{ $circle }”
    .body = Agora você participa como { a-role }.

## 16: a quem assume ou deixa uma função

duty-began =
    .subject =
        { $duty ->
            [deputy] Você é suplente em “{ $circle }”
           *[manager] Você é responsável por “{ $circle }”
        }
    .manager = Você aprova quem pede para participar, inicia o círculo e cuida dos encontros.
    .deputy = Você substitui a pessoa responsável: pode aprovar quem pede para participar e iniciar o círculo.

duty-ended =
    .subject =
        { $duty ->
            [deputy] Você não é mais suplente em “{ $circle }”
           *[manager] Você não é mais responsável por “{ $circle }”
        }
    .body =
        { $duty ->
            [deputy] Agradecemos sua dedicação como suplente! Isso não muda seu lugar no círculo.
           *[manager] Agradecemos sua dedicação como responsável! Isso não muda seu lugar no círculo.
        }

## 17: a quem foi desligado do círculo

removed =
    .subject = Você não faz mais parte de “{ $circle }”
    .preheader = O motivo, e a quem perguntar.
    .wrote = O motivo informado:
    .ask = Se tiver perguntas, fale com { $name }, responsável pelo círculo, ou com a administração do programa.
    .ask-administrators = Se tiver perguntas, fale com a administração do programa.

## 18: à pessoa responsável

ready-to-publish =
    .subject = “{ $circle }” pode começar
    .people =
        { $people ->
            [one] Já há { $people } pessoa.
           *[other] Já há { $people } pessoas.
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
    .body = Você participa como { a-role }.
    .term = O período vai de { $from } a { $to }.
    .planned = Os encontros previstos
    .attached = Eles também estão no arquivo de calendário anexo.

## 24: à pessoa responsável

nothing-planned =
    .subject = Não há encontro previsto de “{ $circle }”
    .preheader = Combine a próxima data com o círculo.
    .body = O último encontro já passou: { $day }.
    .body-never = Não há registro de encontros anteriores.
    .dates = Datas que seguem o ritmo de vocês

## 24: a participantes e à administração do programa

circle-quiet =
    .subject = O círculo “{ $circle }” ainda está se reunindo?
    .preheader = Faz muito tempo que não há encontros.
    .ask = Se o grupo ainda se reúne, combinem a próxima data. Se não, conversem sobre encerrar o círculo: assim, todos ficam livres para novos círculos.
    .administrator = Pergunte ao círculo, por favor, se ele ainda se reúne, e ajude se algo estiver no caminho.

## 25: à pessoa responsável; na primeira vez de um período, a participantes

decide-term =
    .subject = “{ $circle }” vai continuar?
    .subject-manager = Decida, por favor: “{ $circle }” vai continuar?
    .term = O período vai até { $day }.
    .left =
        { $days ->
            [0] O período termina hoje.
            [one] Falta { $days } dia.
           *[other] Faltam { $days } dias.
        }
    .decide = Como responsável, você decide se o círculo continua por mais seis meses ou se é encerrado no fim do período.
    .ask = Você quer ficar se o círculo continuar por mais seis meses? Sua resposta é confidencial: a pessoa responsável só vê quantas pessoas querem ficar.
    .own =
        { $answer ->
            [leave] Até agora, sua resposta é que quer sair. Você pode mudá-la.
            [none] Até agora, você não respondeu.
           *[stay] Até agora, sua resposta é que quer ficar. Você pode mudá-la.
        }
    .undecided = Se ninguém decidir, o círculo fica suspenso a partir de { $day }. Do fim do período até lá, qualquer participante pode assumir como responsável e decidir.
    .action = Dizer se você fica

## 26: a participantes

twelve-months =
    .subject = Nosso conselho após { $months } meses: encerrar “{ $circle }”
    .preheader = Uma recomendação, e por quê.
    .body = Os { $months } meses se completam no fim do período: { $day }.
    .why = Quando os círculos terminam, todos podem começar outros e conhecer pessoas novas.
    .free = É uma recomendação. Quem decide são as pessoas do círculo.
    .manager = Como responsável, você pode encerrar o círculo ou continuar por mais seis meses. Para continuar, informe um motivo, por favor; participantes e a administração do programa podem vê-lo.
    .participant = Conversem sobre isso no círculo e diga, de forma confidencial, se quer ficar; a pessoa responsável só vê números.

## 27: a participantes

decision-taken =
    .subject-continue = “{ $circle }” continua
    .subject-disband = “{ $circle }” termina com o período
    .preheader-continue = De { $from } a { $to }.
    .preheader-disband = Fim do período: { $day }.
    .continue = Ele segue por mais seis meses, de { $from } a { $to }.
    .disband = O período vai até { $day }.
    .own =
        { $answer ->
            [leave] Você disse que quer sair. Sua participação vai até { $day }.
            [stay] Você disse que quer ficar. Não precisa fazer nada.
           *[none] Você não disse se quer ficar, por isso continua no círculo. Pode sair quando quiser.
        }

## 27: à pessoa responsável, suplentes e administração do programa

decision-overdue =
    .subject = Decisão atrasada: “{ $circle }” vai continuar?
    .preheader = O período terminou, e ninguém decidiu.
    .body = O período terminou ({ $day }), e ninguém decidiu.
    .decide-by = É possível decidir até { $by }.
    .afterwards = Depois disso, o círculo fica suspenso: só pode ser lido, e os encontros são cancelados.
    .take-over = Até lá, qualquer participante pode assumir como responsável e decidir.
    .administrator = Você pode decidir no lugar da pessoa responsável.

## 28: a participantes

circle-lapsed =
    .subject = “{ $circle }” está suspenso
    .preheader = Ninguém decidiu se ele continua.
    .body = O período terminou, e ninguém decidiu a tempo se o círculo continua.
    .read-only = Você ainda pode ler tudo, e nada é apagado.
    .again = A pessoa responsável ou a administração do programa pode retomá-lo até { $by }.
    .afterwards = Depois disso, o círculo é concluído.

## 28: a quem participou e a quem tinha pedido para participar

circle-closed =
    .subject = O círculo “{ $circle }” terminou
    .preheader = O que fica, e até quando.
    .preheader-requested = Seu pedido foi encerrado.
    .completed = O período chegou ao fim.
    .disbanded = Ele foi encerrado antes do previsto.
    .thanks = Agradecemos a sua participação!
    .archive = Você pode rever o círculo até { $day }. Depois disso, o que foi escrito nele é apagado.
    .action = Rever o círculo

## 29: a quem pode assumir a função; mais tarde, à administração do programa

manager-wanted =
    .subject = “{ $circle }” precisa de responsável
    .preheader = Você assume?
    .meanwhile = Enquanto isso, os encontros continuam, e a administração do programa responde aos pedidos.
    .meanwhile-proposed = Enquanto isso, a administração do programa responde aos pedidos.
    .first = Suplentes, mentores e mentoras podem assumir até { $by }; depois disso, qualquer participante.
    .everybody = Qualquer participante pode assumir. Se ninguém tiver assumido até { $by }, a administração do programa será avisada.
    .vacant =
        { $days ->
            [0] O lugar está vago desde hoje.
            [one] O lugar está vago há { $days } dia.
           *[other] O lugar está vago há { $days } dias.
        }
    .administrator = Todo o círculo foi consultado, e ninguém assumiu. Ajude o círculo, por favor, a encontrar alguém; até lá, você pode agir no lugar da pessoa responsável.
    .action = Assumir como responsável

## 29: às demais pessoas do círculo

new-manager =
    .subject = { $name } é responsável por “{ $circle }”
    .preheader = Com quem falar a partir de agora.
    .body = Agora { $name } responde aos pedidos e cuida dos encontros.

## 30: à pessoa responsável e à administração do programa

below-minimum =
    .subject = “{ $circle }” tem menos de { $minimum } pessoas
    .preheader =
        { $people ->
            [one] Resta { $people } pessoa.
           *[other] Restam { $people } pessoas.
        }
    .body =
        { $people ->
            [one] Resta { $people } pessoa. Um círculo deveria ter pelo menos { $minimum }.
           *[other] Restam { $people } pessoas. Um círculo deveria ter pelo menos { $minimum }.
        }
    .until = Ele pode continuar assim até { $by }.
    .over = O prazo em que ele podia continuar assim terminou.
    .manager = Fale do círculo para outras pessoas, para que possam pedir para participar, ou conversem sobre encerrá-lo. Ele nunca é fechado automaticamente.
    .administrator = Ajude o círculo, por favor, a encontrar pessoas ou a chegar ao fim. Ele nunca é fechado automaticamente.

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
            [weekly] Novidades desde a semana passada:
           *[daily] Novidades desde ontem:
        }
    .circle = { $circle }
    .joined = { $name } entrou como { a-role }.
    .left = { $name } não está mais no círculo.
    .action = Abrir “{ $circle }”

## 32: à administração do programa

administrators-weekly =
    .subject = As tarefas da semana para a administração
    .preheader =
        { $tasks ->
            [one] { $tasks } círculo espera por você.
           *[other] { $tasks } círculos esperam por você.
        }
    .body = Estes círculos esperam pela administração do programa, primeiro os que esperam há mais tempo:
    .requests = Pedidos que ninguém responde ({ $circles })
    .vacant = Sem responsável ({ $circles })
    .below = Poucas pessoas ({ $circles })
    .overdue = Decisão atrasada ({ $circles })
    .since = { $circle }, desde { $day }
    .more =
        { $more ->
            [one] e mais { $more } círculo
           *[other] e mais { $more } círculos
        }
