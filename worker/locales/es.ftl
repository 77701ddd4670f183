# Los textos de los correos en español. Tratamiento: tú. Un mensaje por correo, un atributo por frase o párrafo.
#
# Glosario (siempre las mismas palabras):
#   circle = círculo · programme manager = responsable (del círculo) · deputy = suplente
#   member = miembro · advisor = mentor/a · participant = participante
#   seat = plaza · waitlist = lista de espera · request to join = solicitud · term = periodo · publish = iniciar
#   experience / education = experiencias / aprendizaje · user guide = guía de uso
#   administrators = administración del programa · affinity network = red de afinidad

## En todos los correos

greeting = Hola, { $name }:
guide = La guía de uso explica cómo empezar
foot =
    .programme = Circles, el programa de mentoría en grupo
    .guide = Guía de uso
    .transactional = Recibes este correo por algo que has hecho tú o que ha hecho tu círculo. No se puede desactivar.
    .reminder = Esto es un recordatorio.
    .turn-off-reminders = Desactivar los recordatorios
    .news = Son novedades de tus círculos.
    .turn-off-news = Desactivar las novedades
    .preferences = Cambiar tus preferencias

## En varios correos

a-role =
    { $role ->
        [advisor] mentor/a
       *[member] miembro
    }
open-your-circle = Abrir tu círculo
open-the-circle = Abrir el círculo
view-request = Ver o retirar tu solicitud
read-guide = Cómo encontrar o proponer un círculo
see-similar = Ver un círculo parecido
answer-by = Responde, por favor, a más tardar el { $by }.
circle-clock = En el huso horario del círculo: { $at }.
circle-dates = Las fechas son las del huso horario del círculo, { $zone }.
people = Participantes
person = { $name }
person-role =
    { $role ->
        [advisor] mentor/a
       *[member] miembro
    }{ $duty ->
        [manager] , responsable
       *[none] { "" }
    }
now-people =
    { $people ->
        [one] Ahora solo quedas tú.
       *[other] Ahora el círculo tiene { $people } personas.
    }
meeting = { $day }
meeting-format =
    { $format ->
        [education] aprendizaje
       *[experience] experiencias
    }
alternatives = Círculos abiertos sobre el mismo tema
alternative =
    { $circle } ({ $seats ->
        [one] { $seats } plaza libre
       *[other] { $seats } plazas libres
    })
calendar-entry =
    { $format ->
        [education] { $circle }: reunión de aprendizaje
       *[experience] { $circle }: reunión de experiencias
    }
oldest-request =
    { $days ->
        [0] La más antigua ha llegado hoy.
        [one] La más antigua espera desde hace { $days } día.
       *[other] La más antigua espera desde hace { $days } días.
    }
review-requests = Revisar las solicitudes
continue-or-disband = Continuar o disolver
meetings-called-off = Las reuniones que quedaban por celebrar se cancelan. Si las añadiste a tu calendario desde un correo anterior, bórralas allí, por favor.
answers =
    .heading = Quién quiere seguir
    .stay = Quieren seguir
    .leave = Quieren dejarlo
    .none = Todavía sin respuesta
    .count = { $count }
advice =
    .no-advisor = Todavía no participa ningún mentor ni mentora; el programa lo recomienda mucho, así que piensa a quién se lo podrías proponer.
    .advisor-count = Más de dos mentores o mentoras pueden restar espacio a los miembros; con dos suele bastar.
    .level-gap = Quien mejor orienta está uno o dos niveles por encima de los miembros; aquí la distancia es otra.
    .members-far-apart = Entre algunos miembros hay más de tres niveles; los círculos funcionan mejor entre personas en una etapa profesional parecida.
    .manager-in-circle = Alguien coincidiría en este círculo con su superior directo, y así cuesta más hablar con franqueza.
    .twelve-months = Pasados doce meses, el programa recomienda disolver el círculo para que todos conozcan a gente nueva.

## 1: a quien se ha apuntado

welcome =
    .subject = Te damos la bienvenida a Circles
    .preheader = Qué datos tuyos se guardan, quién los ve y cómo empezar.
    .body =
        { $roles ->
            [both] Te has apuntado a la mentoría en grupo como miembro y como mentor/a.
            [member] Te has apuntado a la mentoría en grupo como miembro.
            [advisor] Te has apuntado a la mentoría en grupo como mentor/a.
           *[none] Has aceptado participar en la mentoría en grupo. Para unirte a un círculo o proponer uno, apúntate como miembro, como mentor/a o como ambas cosas.
        } Los círculos son grupos pequeños que se reúnen más o menos una vez al mes durante seis meses.
    .stored-heading = Qué se guarda
    .stored = Lo que indicas en tu perfil (temas, idiomas, redes de afinidad y lo que cuentas de ti), además de lo que consta en Recursos Humanos sobre tu puesto y tu lugar de trabajo. Solo se usa para la mentoría. Aceptaste la versión { $version } del aviso de privacidad.
    .seen-heading = Quién lo ve
    .seen = Las personas de tus círculos ven tu nombre y tu perfil; también quienes deciden sobre una solicitud tuya, mientras está abierta. Tu dirección de correo solo la ven la persona responsable de tu círculo y la administración del programa. Tus redes de afinidad solo las ves tú.
    .action = Completar tus preferencias

## 2: a quien ya no puede participar

offboarded =
    .subject = Ya no puedes participar en Circles
    .preheader = Qué ha terminado y qué se conserva, y cuánto tiempo.
    .body = La mentoría en grupo está abierta solo a la plantilla fija y, según los datos de Recursos Humanos, ya no formas parte de ella. No tiene nada que ver contigo como persona.
    .circles = Tu participación ha terminado en
    .no-circles = No estabas en ningún círculo; tus solicitudes abiertas quedan cerradas.
    .kept = Qué se conserva y cuánto tiempo
    .profile = Tu perfil se borrará el { $day }, con todo lo que indicaste en él.
    .written =
        { $days ->
            [one] Lo que escribiste en un círculo se queda en él y se borra { $days } día después de que el círculo termine.
           *[other] Lo que escribiste en un círculo se queda en él y se borra { $days } días después de que el círculo termine.
        }
    .mistake = Si los datos de Recursos Humanos no son correctos, pide que los corrijan. En cuanto lo estén, podrás volver a participar.
    .action = Leer la guía de uso

## 2: a la persona responsable de un círculo en el que estaba

participant-offboarded =
    .subject = { $name } ya no está en «{ $circle }»
    .body = { $name } ya no puede participar en el programa.
    .too-few = Un círculo debería tener al menos { $minimum } personas.

## 4: a quien propone

proposal-recorded =
    .subject = Tu círculo «{ $circle }» está propuesto
    .body = Otras personas ya pueden encontrarlo y pedir unirse.
    .seats = Plazas: { $people } de { $max } ocupadas.
    .missing =
        { $missing ->
            [0] Ya hay suficientes personas para empezar.
            [one] Falta { $missing } persona para poder empezar.
           *[other] Faltan { $missing } personas para poder empezar.
        }
    .nominee = Se ha pedido a { $name } que sea responsable del círculo; antes tiene que aceptar.

## 5: a quien se propone como responsable

named-manager =
    .subject = ¿Quieres ser responsable de «{ $circle }»?
    .body = { $name } te propone. El tema del círculo es { $topic } y participarías como { a-role }.
    .duties = La persona responsable aprueba a quienes piden unirse, inicia el círculo y con ello sus seis meses, y se ocupa de las reuniones.
    .afterwards = Después de esa fecha la propuesta caduca y no ocurre nada más.
    .action = Aceptar o rechazar

## 6: a la persona responsable

proposal-waiting =
    .subject = «{ $circle }» espera para empezar
    .body =
        { $days ->
            [one] Se propuso hace { $days } día.
           *[other] Se propuso hace { $days } días.
        }
    .people =
        { $people ->
            [one] Hay { $people } persona de las { $needed } que hacen falta.
           *[other] Hay { $people } personas de las { $needed } que hacen falta.
        }
    .enough =
        { $people ->
            [one] Ya hay { $people } persona: basta para empezar.
           *[other] Ya hay { $people } personas: bastan para empezar.
        }
    .choices = Qué puedes hacer
    .invite = Cuéntaselo a personas a las que les interese el tema: pueden encontrar el círculo y pedir unirse.
    .publish = Inicia el círculo ahora.
    .publish-later = Inicia el círculo en cuanto haya { $needed } personas.
    .withdraw = Retira la propuesta si ya no quieres iniciar el círculo.
    .expires = La propuesta es válida hasta el { $by }.
    .anew = Cada vez que apruebas a alguien, el plazo vuelve a empezar.

## 7: a la persona responsable y a quienes pidieron unirse

will-not-start =
    .subject = El círculo «{ $circle }» no empezará
    .preheader = La propuesta ha terminado.
    .preheader-alternatives = Hay círculos parecidos a los que puedes unirte.
    .expired =
        { $days ->
            [one] No se inició en { $days } día, así que la propuesta ha caducado.
           *[other] No se inició en { $days } días, así que la propuesta ha caducado.
        }
    .withdrawn = La propuesta se ha retirado.
    .requested = Tu solicitud queda cerrada. No tiene nada que ver contigo.

## 8: a la persona responsable y sus suplentes

new-join-request =
    .subject = { $name } pide unirse a «{ $circle }»
    .preheader =
        Como { a-role }. { $seats ->
            [one] { $seats } plaza libre.
           *[other] { $seats } plazas libres.
        }
    .body = { $name } quiere participar como { a-role }.
    .body-level = { $name } ({ $level }) quiere participar como { a-role }.
    .wrote = { $name } escribe:
    .seats = Plazas libres: { $seats }.
    .action = Aprobar o rechazar

## 9: a quien pide unirse

request-received =
    .subject = Hemos recibido tu solicitud para «{ $circle }»
    .preheader = { $name } te responderá.
    .preheader-vacant = La administración del programa te responderá.
    .body = Tu solicitud para participar como { a-role } está en manos de { $name }, responsable del círculo.
    .body-vacant = Tu solicitud para participar como { a-role } está en manos de la administración del programa, porque ahora mismo el círculo no tiene responsable.
    .answer-by = Tendrás respuesta, como muy tarde, el { $by }.
    .silence = Si nadie responde hasta entonces, la solicitud caduca; eso no es un rechazo.

## 10: a la persona responsable y sus suplentes

requests-waiting =
    .subject =
        { $requests ->
            [one] Una solicitud para «{ $circle }» te espera
           *[other] { $requests } solicitudes para «{ $circle }» te esperan
        }
    .why = Cualquier respuesta es mejor que ninguna.

## 10: a la administración del programa

requests-escalated =
    .subject = Nadie responde a las solicitudes para «{ $circle }»
    .body =
        { $requests ->
            [one] { $requests } solicitud sigue sin respuesta, a pesar de los recordatorios.
           *[other] { $requests } solicitudes siguen sin respuesta, a pesar de los recordatorios.
        }
    .expires = Sin respuesta, la primera solo es válida hasta el { $by }.
    .act = Puedes responder en lugar de la persona responsable.

## 11: a quien pidió unirse

request-expired =
    .subject = Tu solicitud para «{ $circle }» ha caducado
    .body = Nadie respondió a tiempo. Sentimos que hayas esperado en vano.
    .no-refusal = No es un rechazo y no tiene nada que ver contigo.
    .again = Si todavía te interesa, puedes volver a pedirlo cuando quieras.

## 12: a quien empieza a participar

approved =
    .subject = Ya formas parte de «{ $circle }»
    .body = Participas como { a-role }.
    .next-heading = La próxima reunión
    .next =
        { $format ->
            [education] Está prevista para el { $day } y será de aprendizaje. El archivo de calendario adjunto contiene todas las reuniones previstas.
           *[experience] Está prevista para el { $day } y será de experiencias. El archivo de calendario adjunto contiene todas las reuniones previstas.
        }
    .unplanned = Todavía no hay ninguna reunión prevista. Las fechas se fijan cuando empiece el círculo.

## 13: a quien pidió unirse

declined =
    .subject = Tu solicitud para «{ $circle }»
    .body = Esta vez no se ha aceptado tu solicitud.
    .wrote = La persona responsable escribe:
    .again = Puedes volver a pedirlo a partir del { $day }.

## 13: a quien se le anuló el rechazo

request-reopened =
    .subject = Tu solicitud para «{ $circle }» se está valorando de nuevo
    .body = Se ha anulado la decisión de no aceptar tu solicitud.

## 14: a quien pide unirse a un círculo completo

waitlisted =
    .subject = Estás en la lista de espera de «{ $circle }»
    .preheader = Tu número es el { $position }.
    .body = El círculo está completo. Tienes el número { $position }, como { a-role }. Las plazas se dan por orden de lista.
    .wait = No tienes que hacer nada: te avisaremos por correo cuando haya una plaza libre.

## 14: a quien avanza desde la lista de espera

moved-up =
    .subject = Has avanzado desde la lista de espera de «{ $circle }»
    .preheader = Tu solicitud ya está pendiente de respuesta.
    .body = Ha quedado libre una plaza y tenías el primer puesto de la lista.

## 14: a quien se ofrece una plaza

seat-offered =
    .subject = Tienes una plaza reservada en «{ $circle }»
    .body = Puedes aceptarla como { a-role }.
    .decide-by = Decide, por favor, a más tardar el { $by }.
    .afterwards = Después se ofrecerá a la siguiente persona.
    .action = Aceptar la plaza o cederla

## 14: a quien no aceptó la plaza a tiempo

offer-lapsed =
    .subject = La plaza en «{ $circle }» ya no está reservada para ti
    .preheader = Puedes volver a pedir unirte.
    .body = No se aceptó a tiempo, así que se ofrece a la siguiente persona.
    .again = Tu solicitud está cerrada. Si todavía te interesa, puedes volver a pedirlo cuando quieras.

## 16: a las demás personas del círculo

participant-joined =
    .subject = { $name } se ha unido a «{ $circle }»
    .body =
        { $people ->
            [one] { $name } participa como { a-role }. Ahora el círculo tiene { $people } persona.
           *[other] { $name } participa como { a-role }. Ahora el círculo tiene { $people } personas.
        }

participant-left =
    .subject = { $name } ya no está en «{ $circle }»

## 16: a quien cambia de papel

role-changed =
    .subject = Tu papel en «{ $circle }»
    .body = Ahora participas como { a-role }.

## 16: a quien asume o deja una función

duty-began =
    .subject =
        { $duty ->
            [deputy] Eres suplente en «{ $circle }»
           *[manager] Eres responsable de «{ $circle }»
        }
    .manager = Apruebas a quienes piden unirse, inicias el círculo y te ocupas de sus reuniones.
    .deputy = Sustituyes a la persona responsable: puedes aprobar a quienes piden unirse e iniciar el círculo.

duty-ended =
    .subject =
        { $duty ->
            [deputy] Ya no eres suplente en «{ $circle }»
           *[manager] Ya no eres responsable de «{ $circle }»
        }
    .body =
        { $duty ->
            [deputy] Gracias por tu dedicación como suplente. Tu lugar en el círculo no cambia por ello.
           *[manager] Gracias por tu dedicación como responsable. Tu lugar en el círculo no cambia por ello.
        }

## 17: a quien deja de participar por decisión de otros

removed =
    .subject = Ya no formas parte de «{ $circle }»
    .preheader = El motivo, y a quién preguntar.
    .wrote = El motivo indicado:
    .ask = Si tienes preguntas, dirígete a { $name }, responsable del círculo, o a la administración del programa.
    .ask-administrators = Si tienes preguntas, dirígete a la administración del programa.

## 18: a la persona responsable

ready-to-publish =
    .subject = «{ $circle }» puede empezar
    .people =
        { $people ->
            [one] Ya hay { $people } persona.
           *[other] Ya hay { $people } personas.
        }
    .term = Si lo inicias hoy, empieza un periodo de seis meses: del { $from } al { $to }.
    .advice = Consejos antes de iniciarlo
    .planned = Si lo inicias hoy, las reuniones previstas serían
    .later = Después del inicio, otras personas pueden seguir pidiendo unirse.
    .action = Revisar e iniciar

## 19: a participantes

circle-started =
    .subject = Tu círculo «{ $circle }» ha empezado
    .preheader = Seis meses, desde el { $from }.
    .body = Participas como { a-role }.
    .term = Su periodo va del { $from } al { $to }.
    .planned = Las reuniones previstas
    .attached = Están también en el archivo de calendario adjunto.

## 24: a la persona responsable

nothing-planned =
    .subject = No hay ninguna reunión prevista de «{ $circle }»
    .preheader = Acuerda con el grupo la próxima fecha.
    .body = La última reunión fue el { $day }.
    .body-never = No consta ninguna reunión anterior.
    .dates = Fechas que siguen el ritmo del círculo

## 24: a participantes y a la administración del programa

circle-quiet =
    .subject = ¿Se sigue reuniendo «{ $circle }»?
    .preheader = Hace mucho que no hay reuniones.
    .ask = Si el círculo se sigue reuniendo, acuerda con el grupo la próxima fecha. Si no, plantea al grupo si debería terminar: así todo el mundo queda libre para nuevos círculos.
    .administrator = Pregunta al círculo, por favor, si se sigue reuniendo, y ayuda si algo lo impide.

## 25: a la persona responsable; la primera vez en un periodo, a participantes

decide-term =
    .subject = ¿Continuará «{ $circle }»?
    .subject-manager = Decide, por favor: ¿continuará «{ $circle }»?
    .term = El periodo termina el { $day }.
    .left =
        { $days ->
            [0] El periodo termina hoy.
            [one] Queda { $days } día.
           *[other] Quedan { $days } días.
        }
    .decide = Como responsable, decides si el círculo continúa seis meses más o se disuelve cuando termine el periodo.
    .ask = ¿Quieres seguir si el círculo continúa seis meses más? Tu respuesta es privada: la persona responsable solo ve cuántas personas quieren seguir.
    .own =
        { $answer ->
            [leave] Hasta ahora has dicho que quieres dejarlo. Puedes cambiar tu respuesta.
            [none] Hasta ahora no has respondido.
           *[stay] Hasta ahora has dicho que quieres seguir. Puedes cambiar tu respuesta.
        }
    .undecided = Si nadie decide, el círculo queda en pausa a partir del { $day }. Desde el final del periodo hasta entonces, cualquier participante puede asumir la responsabilidad y decidir.
    .action = Decir si sigues

## 26: a participantes

twelve-months =
    .subject = Nuestro consejo tras { $months } meses: que «{ $circle }» termine
    .preheader = Una recomendación, y por qué.
    .body = Los { $months } meses se cumplen el { $day }.
    .why = Cuando los círculos terminan, todo el mundo puede empezar otros y conocer a gente nueva.
    .free = Es una recomendación. Deciden las personas del círculo.
    .manager = Como responsable, puedes disolver el círculo o continuar seis meses más. Para continuar, indica un motivo, por favor; lo ven participantes y la administración del programa.
    .participant = Plantéalo en el círculo y di en privado si quieres seguir; la persona responsable solo ve cifras.

## 27: a participantes

decision-taken =
    .subject-continue = «{ $circle }» continúa
    .subject-disband = «{ $circle }» termina con su periodo
    .preheader-continue = Del { $from } al { $to }.
    .preheader-disband = El { $day }.
    .continue = Sigue seis meses más, del { $from } al { $to }.
    .disband = El periodo termina el { $day }.
    .own =
        { $answer ->
            [leave] Dijiste que quieres dejarlo. Tu participación termina el { $day }.
            [stay] Dijiste que quieres seguir. No tienes que hacer nada.
           *[none] No dijiste si quieres seguir, así que sigues en el círculo. Puedes dejarlo cuando quieras.
        }

## 27: a la persona responsable, sus suplentes y la administración del programa

decision-overdue =
    .subject = Falta una decisión: ¿continuará «{ $circle }»?
    .preheader = El periodo ha terminado y nadie ha decidido.
    .body = El periodo terminó el { $day } y nadie ha decidido.
    .decide-by = Se puede decidir hasta el { $by }.
    .afterwards = Después el círculo queda en pausa: solo se puede leer y sus reuniones se cancelan.
    .take-over = Hasta entonces, cualquier participante puede asumir la responsabilidad y decidir.
    .administrator = Puedes decidir en lugar de la persona responsable.

## 28: a participantes

circle-lapsed =
    .subject = «{ $circle }» está en pausa
    .preheader = Nadie decidió si continúa.
    .body = El periodo ha terminado y nadie decidió a tiempo si el círculo continúa.
    .read-only = Puedes seguir leyéndolo todo y no se borra nada.
    .again = La persona responsable o la administración del programa puede retomarlo hasta el { $by }.
    .afterwards = Después el círculo se da por terminado.

## 28: a quienes participaron y a quienes habían pedido unirse

circle-closed =
    .subject = El círculo «{ $circle }» ha terminado
    .preheader = Qué queda, y hasta cuándo.
    .preheader-requested = Tu solicitud queda cerrada.
    .completed = Su periodo ha terminado.
    .disbanded = Se ha disuelto.
    .thanks = Gracias por haber participado.
    .archive = Puedes consultar el círculo hasta el { $day }. Después se borra lo que se escribió en él.
    .action = Volver a ver el círculo

## 29: a quienes pueden asumir la función; más tarde, a la administración del programa

manager-wanted =
    .subject = «{ $circle }» necesita responsable
    .preheader = ¿Asumes tú la función?
    .meanwhile = Mientras tanto, las reuniones continúan y la administración del programa responde a las solicitudes.
    .meanwhile-proposed = Mientras tanto, la administración del programa responde a las solicitudes.
    .first = Hasta el { $by } se pregunta a suplentes, mentores y mentoras; después, a todo el círculo.
    .everybody = Se pregunta a todo el círculo. Si el { $by } nadie ha asumido la función, se avisará a la administración del programa.
    .vacant =
        { $days ->
            [0] El puesto está vacante desde hoy.
            [one] El puesto está vacante desde hace { $days } día.
           *[other] El puesto está vacante desde hace { $days } días.
        }
    .administrator = Se ha preguntado a todo el círculo y nadie ha asumido la función. Ayúdale, por favor, a encontrar a alguien; hasta entonces puedes actuar en lugar de la persona responsable.
    .action = Asumir la responsabilidad

## 29: a las demás personas del círculo

new-manager =
    .subject = { $name } es responsable de «{ $circle }»
    .preheader = A quién dirigirte a partir de ahora.
    .body = Ahora { $name } responde a las solicitudes y se ocupa de las reuniones.

## 30: a la persona responsable y a la administración del programa

below-minimum =
    .subject = «{ $circle }» tiene menos de { $minimum } personas
    .preheader =
        { $people ->
            [one] Queda { $people } persona.
           *[other] Quedan { $people } personas.
        }
    .body =
        { $people ->
            [one] Queda { $people } persona. Un círculo debería tener al menos { $minimum }.
           *[other] Quedan { $people } personas. Un círculo debería tener al menos { $minimum }.
        }
    .until = Puede seguir así hasta el { $by }.
    .over = El plazo durante el que podía seguir así ha terminado.
    .manager = Habla del círculo a otras personas para que puedan pedir unirse, o plantea al grupo si debería terminar. Nunca se cierra automáticamente.
    .administrator = Ayuda al círculo, por favor, a encontrar personas o a llegar a su fin. Nunca se cierra automáticamente.

## 31: a quien tiene novedades

digest =
    .subject =
        { $period ->
            [weekly] La semana en tus círculos
           *[daily] El día en tus círculos
        }
    .preheader =
        { $news ->
            [one] { $news } novedad.
           *[other] { $news } novedades.
        }
    .body =
        { $period ->
            [weekly] Novedades desde la semana pasada:
           *[daily] Novedades desde ayer:
        }
    .circle = { $circle }
    .joined = { $name } se ha unido como { a-role }.
    .left = { $name } ya no está en el círculo.
    .action = Abrir «{ $circle }»

## 32: a la administración del programa

administrators-weekly =
    .subject = Las tareas de la semana para la administración
    .preheader =
        { $tasks ->
            [one] { $tasks } círculo te espera.
           *[other] { $tasks } círculos te esperan.
        }
    .body = Estos círculos esperan a la administración del programa, primero los que más tiempo llevan:
    .requests = Solicitudes que nadie responde ({ $circles })
    .vacant = Sin responsable ({ $circles })
    .below = Muy pocas personas ({ $circles })
    .overdue = Decisión pendiente ({ $circles })
    .since = { $circle }, desde el { $day }
    .more =
        { $more ->
            [one] y { $more } círculo más
           *[other] y { $more } círculos más
        }
