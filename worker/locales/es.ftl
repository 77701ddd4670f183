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
answer-by = Responde, por favor, antes del { $by }.
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
advice =
    .no-advisor = Todavía no participa ningún mentor ni mentora; el programa lo recomienda mucho, así que piensa a quién podrías invitar.
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
           *[none] Te has apuntado a la mentoría en grupo.
        } Los círculos son grupos pequeños que se reúnen más o menos una vez al mes durante seis meses.
    .stored-heading = Qué se guarda
    .stored = Lo que indicas en tu perfil (temas, idiomas, redes de afinidad y lo que cuentas de ti), además de lo que consta en Recursos Humanos sobre tu puesto y tu lugar de trabajo. Solo se usa para la mentoría. Aceptaste la versión { $version } del aviso de privacidad.
    .seen-heading = Quién lo ve
    .seen = Las personas de tus círculos ven tu nombre y tu perfil. Tu dirección de correo solo la ven la persona responsable de tu círculo y la administración del programa. Tus redes de afinidad nunca aparecen en informes sobre grupos pequeños.
    .action = Completar tus preferencias

## 4: a quien propone

proposal-recorded =
    .subject = Tu círculo «{ $circle }» está propuesto
    .body = Tu propuesta «{ $circle }» ha quedado registrada. Otras personas pueden encontrarla y pedir unirse.
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
    .body = { $name } te propone como responsable del círculo «{ $circle }», sobre el tema { $topic }. Participarías como { a-role }.
    .duties = La persona responsable aprueba a quienes piden unirse, inicia el círculo y con ello sus seis meses, y se ocupa de las reuniones.
    .afterwards = Después de esa fecha la propuesta caduca y no ocurre nada más.
    .action = Aceptar o rechazar

## 7: a la persona responsable y a quienes pidieron unirse

will-not-start =
    .subject = El círculo «{ $circle }» no empezará
    .preheader = Termina antes de haber empezado.
    .preheader-alternatives = Hay círculos parecidos a los que puedes unirte.
    .expired = El círculo «{ $circle }» no se inició en los 90 días siguientes a su propuesta, así que la propuesta ha caducado.
    .withdrawn = La propuesta del círculo «{ $circle }» se ha retirado.
    .requested = Tu solicitud queda cerrada. No tiene nada que ver contigo.

## 8: a la persona responsable y sus suplentes

new-join-request =
    .subject = { $name } pide unirse a «{ $circle }»
    .preheader =
        Como { a-role }. { $seats ->
            [one] { $seats } plaza libre.
           *[other] { $seats } plazas libres.
        }
    .body = { $name } pide unirse a «{ $circle }» como { a-role }.
    .body-level = { $name } ({ $level }) pide unirse a «{ $circle }» como { a-role }.
    .wrote = { $name } escribe:
    .seats = Plazas libres: { $seats }.
    .action = Aprobar o rechazar

## 9: a quien pide unirse

request-received =
    .subject = Tu solicitud para «{ $circle }»
    .preheader = { $name } te responderá.
    .preheader-vacant = La administración del programa te responderá.
    .body = Tu solicitud para unirte a «{ $circle }» como { a-role } está en manos de { $name }, responsable del círculo.
    .body-vacant = Tu solicitud para unirte a «{ $circle }» como { a-role } está en manos de la administración del programa, porque ahora mismo el círculo no tiene responsable.
    .answer-by = Tendrás respuesta, como muy tarde, el { $by }.
    .silence = Si nadie responde hasta entonces, la solicitud caduca; eso no es un rechazo.

## 12: a quien empieza a participar

approved =
    .subject = Ya formas parte de «{ $circle }»
    .preheader = Participas como { a-role }.
    .body = Ya formas parte del círculo «{ $circle }» como { a-role }.
    .next-heading = La próxima reunión
    .next =
        { $format ->
            [education] Está prevista para el { $day } y será de aprendizaje. El archivo de calendario adjunto contiene todas las reuniones previstas.
           *[experience] Está prevista para el { $day } y será de experiencias. El archivo de calendario adjunto contiene todas las reuniones previstas.
        }
    .unplanned = Todavía no hay ninguna reunión prevista. Las fechas llegarán cuando empiece el círculo.

## 13: a quien pidió unirse

declined =
    .subject = Tu solicitud para «{ $circle }»
    .preheader = Esta vez no se ha aceptado.
    .body = Tu solicitud para unirte a «{ $circle }» no se ha aceptado esta vez.
    .wrote = La persona responsable escribe:
    .again = Puedes volver a pedirlo a partir del { $day }.

## 14: a quien pide unirse a un círculo completo

waitlisted =
    .subject = Estás en la lista de espera de «{ $circle }»
    .preheader = Tu número es el { $position }.
    .body = El círculo «{ $circle }» está completo. Tienes el número { $position } en su lista de espera, como { a-role }. Las plazas se dan por orden de lista.
    .wait = No tienes que hacer nada: te avisaremos por correo cuando haya una plaza libre.

## 14: a quien se ofrece una plaza

seat-offered =
    .subject = Tienes una plaza reservada en «{ $circle }»
    .body = Hay una plaza libre en «{ $circle }» y está reservada para ti, como { a-role }.
    .decide-by = Decide, por favor, antes del { $by }.
    .afterwards = Después se ofrecerá a la siguiente persona.
    .action = Aceptar la plaza o cederla

## 14: a quien no aceptó la plaza a tiempo

offer-lapsed =
    .subject = La plaza en «{ $circle }» ha pasado a otra persona
    .preheader = Puedes volver a pedir unirte.
    .body = La plaza en «{ $circle }» que tenías reservada no se aceptó a tiempo, así que se ofrece a la siguiente persona.
    .again = Tu solicitud está cerrada. Si todavía te interesa, puedes volver a pedirlo cuando quieras.

## 16: a las demás personas del círculo

participant-joined =
    .subject = { $name } se ha unido a «{ $circle }»
    .body =
        { $people ->
            [one] { $name } se ha unido a «{ $circle }» como { a-role }. Ahora el círculo tiene { $people } persona.
           *[other] { $name } se ha unido a «{ $circle }» como { a-role }. Ahora el círculo tiene { $people } personas.
        }

participant-left =
    .subject = { $name } ha dejado «{ $circle }»
    .body =
        { $people ->
            [one] { $name } ya no está en «{ $circle }». Ahora solo quedas tú.
           *[other] { $name } ya no está en «{ $circle }». Ahora el círculo tiene { $people } personas.
        }

## 16: a quien cambia de papel

role-changed =
    .subject = Tu papel en «{ $circle }»
    .preheader = Ahora participas como { a-role }.
    .body = Ahora participas en el círculo «{ $circle }» como { a-role }.

## 16: a quien asume o deja una función

duty-began =
    .subject =
        { $duty ->
            [deputy] Eres suplente en «{ $circle }»
           *[manager] Eres responsable de «{ $circle }»
        }
    .preheader = Qué significa, en una frase.
    .body =
        { $duty ->
            [deputy] Ahora eres suplente en el círculo «{ $circle }».
           *[manager] Ahora eres responsable del círculo «{ $circle }».
        }
    .manager = Apruebas a quienes piden unirse, inicias el círculo y te ocupas de sus reuniones.
    .deputy = Sustituyes a la persona responsable: puedes aprobar a quienes piden unirse e iniciar el círculo.

duty-ended =
    .subject =
        { $duty ->
            [deputy] Ya no eres suplente en «{ $circle }»
           *[manager] Ya no eres responsable de «{ $circle }»
        }
    .preheader = Lo demás no cambia.
    .body =
        { $duty ->
            [deputy] Ya no eres suplente en el círculo «{ $circle }». Gracias por tu dedicación. Tu lugar en el círculo no cambia.
           *[manager] Ya no eres responsable del círculo «{ $circle }». Gracias por tu dedicación. Tu lugar en el círculo no cambia.
        }

## 17: a quien deja de participar por decisión de otros

removed =
    .subject = Ya no formas parte de «{ $circle }»
    .preheader = El motivo, y a quién preguntar.
    .body = Tu participación en el círculo «{ $circle }» ha terminado.
    .wrote = El motivo indicado:
    .ask = Si tienes preguntas, dirígete a { $name }, responsable del círculo, o a la administración del programa.
    .ask-administrators = Si tienes preguntas, dirígete a la administración del programa.

## 18: a la persona responsable

ready-to-publish =
    .subject = «{ $circle }» puede empezar
    .preheader =
        { $people ->
            [one] Ya hay { $people } persona.
           *[other] Ya hay { $people } personas.
        }
    .body =
        { $people ->
            [one] En «{ $circle }» ya hay { $people } persona: basta para empezar.
           *[other] En «{ $circle }» ya hay { $people } personas: bastan para empezar.
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
    .body = Tu círculo «{ $circle }» ha empezado. Participas como { a-role }.
    .term = Su periodo va del { $from } al { $to }.
    .planned = Las reuniones previstas
    .attached = Están también en el archivo de calendario adjunto.

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
            [weekly] Esto es lo nuevo en tus círculos desde la semana pasada:
           *[daily] Esto es lo nuevo en tus círculos desde ayer:
        }
    .circle = { $circle }
    .joined = { $name } se ha unido como { a-role }.
    .left = { $name } ya no está en el círculo.
    .action = Abrir «{ $circle }»
