# Les textes des mails en français. Vouvoiement. Un message par mail, un attribut par phrase ou paragraphe.
# L'espace fine insécable (U+202F) précède ; : ? ! et borde les guillemets.
#
# Glossaire (partout les mêmes mots) :
#   circle = cercle · programme manager = responsable (du cercle) · deputy = suppléance
#   member = membre · advisor = mentor · participant = participant
#   seat = place · waitlist = liste d'attente · request to join = demande · term = cycle · publish = lancer
#   experience / education = partage d'expériences / apprentissage · user guide = guide d'utilisation
#   administrators = administration du programme · affinity network = réseau d'affinité

## Autour de chaque mail

greeting = Bonjour { $name },
guide = Le guide d’utilisation vous explique comment débuter
foot =
    .programme = Circles, le programme de mentorat en groupe
    .guide = Guide d’utilisation
    .transactional = Vous recevez ce mail à la suite d’une action de votre part ou de celle de votre cercle. Il ne peut pas être désactivé.
    .reminder = Ceci est un rappel.
    .turn-off-reminders = Désactiver les rappels
    .news = Voici des nouvelles de vos cercles.
    .turn-off-news = Désactiver ces nouvelles
    .preferences = Modifier vos préférences

## Commun à plusieurs mails

a-role =
    { $role ->
        [advisor] mentor
       *[member] membre
    }
open-your-circle = Ouvrir votre cercle
open-the-circle = Ouvrir le cercle
view-request = Voir ou retirer votre demande
read-guide = Comment trouver ou proposer un cercle
see-similar = Voir un cercle semblable
answer-by = Merci de répondre avant le { $by }.
circle-clock = Dans le fuseau horaire du cercle : { $at }.
circle-dates = Les dates sont celles du fuseau horaire du cercle, { $zone }.
people = Les participants
person = { $name }
person-role =
    { $role ->
        [advisor] mentor
       *[member] membre
    }{ $duty ->
        [manager] , responsable
       *[none] { "" }
    }
now-people =
    { $people ->
        [one] Il ne reste plus que vous.
       *[other] Vous êtes maintenant { $people }.
    }
meeting = { $day }
meeting-format =
    { $format ->
        [education] apprentissage
       *[experience] partage d’expériences
    }
alternatives = Cercles ouverts sur le même thème
alternative =
    { $circle } ({ $seats ->
        [one] { $seats } place libre
       *[other] { $seats } places libres
    })
calendar-entry =
    { $format ->
        [education] { $circle } : réunion d’apprentissage
       *[experience] { $circle } : partage d’expériences
    }
advice =
    .no-advisor = Aucun mentor ne participe pour l’instant ; le programme le recommande vivement, pensez donc à en inviter un.
    .advisor-count = Au-delà de deux mentors, les membres risquent d’avoir moins de place ; deux suffisent le plus souvent.
    .level-gap = Un mentor guide au mieux à un ou deux échelons au-dessus des membres ; ici, l’écart est différent.
    .members-far-apart = Plus de trois échelons séparent certains membres ; un cercle fonctionne mieux entre personnes à une étape de carrière comparable.
    .manager-in-circle = Une personne se retrouverait dans ce cercle avec son propre responsable hiérarchique, ce qui rend la parole moins libre.
    .twelve-months = Au bout de douze mois, le programme recommande de dissoudre le cercle, pour que chacun rencontre de nouvelles personnes.

## 1 : à une personne qui s'est inscrite

welcome =
    .subject = Bienvenue dans Circles
    .preheader = Ce qui est conservé à votre sujet, qui le voit et comment débuter.
    .body =
        { $roles ->
            [both] Votre inscription au mentorat en groupe comme membre et comme mentor est enregistrée.
            [member] Votre inscription au mentorat en groupe comme membre est enregistrée.
            [advisor] Votre inscription au mentorat en groupe comme mentor est enregistrée.
           *[none] Votre inscription au mentorat en groupe est enregistrée.
        } Les cercles sont de petits groupes qui se réunissent environ une fois par mois pendant six mois.
    .stored-heading = Ce qui est conservé
    .stored = Ce que vous indiquez dans votre profil (thèmes, langues, réseaux d’affinité et ce que vous dites de vous), ainsi que les données des ressources humaines sur votre poste et votre lieu de travail. Ces données servent uniquement au mentorat. Vous avez accepté la version { $version } de la notice de confidentialité.
    .seen-heading = Qui le voit
    .seen = Les personnes de vos cercles voient votre nom et votre profil. Votre adresse mail n’est visible que du responsable de votre cercle et de l’administration du programme. Vos réseaux d’affinité n’apparaissent jamais dans les rapports sur de petits groupes.
    .action = Compléter vos préférences

## 4 : à la personne qui propose

proposal-recorded =
    .subject = Votre cercle « { $circle } » est proposé
    .body = Votre proposition « { $circle } » est enregistrée. D’autres peuvent la trouver et demander à y participer.
    .seats = Places : { $people } sur { $max } prises.
    .missing =
        { $missing ->
            [0] Vous êtes assez nombreux pour commencer.
            [one] Il manque encore { $missing } personne pour pouvoir commencer.
           *[other] Il manque encore { $missing } personnes pour pouvoir commencer.
        }
    .nominee = Il a été proposé à { $name } d’en être responsable ; son accord est attendu.

## 5 : à la personne pressentie

named-manager =
    .subject = Voulez-vous être responsable de « { $circle } » ?
    .body = { $name } vous propose d’être responsable du cercle « { $circle } », sur le thème { $topic }. Vous y participeriez comme { a-role }.
    .duties = Le responsable accepte les personnes qui demandent à participer, lance le cercle, ce qui ouvre ses six mois, et s’occupe des réunions.
    .afterwards = Passé ce délai, la proposition expire et rien d’autre ne change.
    .action = Accepter ou refuser

## 7 : au responsable et aux personnes qui ont demandé à participer

will-not-start =
    .subject = Le cercle « { $circle } » ne démarrera pas
    .preheader = Il s’arrête avant d’avoir commencé.
    .preheader-alternatives = Des cercles semblables vous sont ouverts.
    .expired = Le cercle « { $circle } » n’a pas été lancé dans les 90 jours suivant sa proposition ; celle-ci a donc expiré.
    .withdrawn = La proposition du cercle « { $circle } » a été retirée.
    .requested = Votre demande est donc close. Cela n’a aucun rapport avec vous.

## 8 : au responsable et à ses suppléants

new-join-request =
    .subject = { $name } demande à rejoindre « { $circle } »
    .preheader =
        Comme { a-role }. { $seats ->
            [one] { $seats } place libre.
           *[other] { $seats } places libres.
        }
    .body = { $name } demande à rejoindre « { $circle } » comme { a-role }.
    .body-level = { $name } ({ $level }) demande à rejoindre « { $circle } » comme { a-role }.
    .wrote = { $name } écrit :
    .seats = Places libres : { $seats }.
    .action = Accepter ou refuser

## 9 : à la personne qui a fait la demande

request-received =
    .subject = Votre demande pour « { $circle } »
    .preheader = { $name } vous répondra.
    .preheader-vacant = L’administration du programme vous répondra.
    .body = Votre demande pour rejoindre « { $circle } » comme { a-role } est entre les mains de { $name }, responsable du cercle.
    .body-vacant = Votre demande pour rejoindre « { $circle } » comme { a-role } est entre les mains de l’administration du programme, car le cercle n’a pas de responsable en ce moment.
    .answer-by = Vous aurez une réponse avant le { $by }.
    .silence = Si personne ne répond d’ici là, la demande expire ; ce n’est pas un refus.

## 12 : à la personne qui rejoint le cercle

approved =
    .subject = Vous faites partie de « { $circle } »
    .preheader = Vous participez comme { a-role }.
    .body = Vous faites maintenant partie du cercle « { $circle } » comme { a-role }.
    .next-heading = La prochaine réunion
    .next =
        { $format ->
            [education] Elle est prévue le { $day } et sera consacrée à l’apprentissage. Le fichier de calendrier joint contient toutes les réunions prévues.
           *[experience] Elle est prévue le { $day } et sera consacrée au partage d’expériences. Le fichier de calendrier joint contient toutes les réunions prévues.
        }
    .unplanned = Aucune réunion n’est encore prévue. Les dates viendront quand le cercle démarrera.

## 13 : à la personne qui a fait la demande

declined =
    .subject = Votre demande pour « { $circle } »
    .preheader = Elle n’a pas été acceptée cette fois.
    .body = Votre demande pour rejoindre « { $circle } » n’a pas été acceptée cette fois.
    .wrote = Le responsable vous écrit :
    .again = Vous pourrez refaire une demande à partir du { $day }.

## 14 : à la personne qui demande à rejoindre un cercle complet

waitlisted =
    .subject = Vous êtes sur la liste d’attente de « { $circle } »
    .preheader = Vous avez le numéro { $position }.
    .body = Le cercle « { $circle } » est complet. Vous avez le numéro { $position } sur sa liste d’attente, comme { a-role }. Les places sont attribuées dans l’ordre de la liste.
    .wait = Vous n’avez rien à faire : un mail vous préviendra dès qu’une place se libère.

## 14 : à la personne à qui une place est proposée

seat-offered =
    .subject = Une place dans « { $circle } » vous est réservée
    .body = Une place est libre dans « { $circle } ». Elle vous est réservée, comme { a-role }.
    .decide-by = Merci de vous décider avant le { $by }.
    .afterwards = Passé ce délai, elle sera proposée à la personne suivante.
    .action = Prendre la place ou la laisser

## 14 : à la personne qui n'a pas pris la place à temps

offer-lapsed =
    .subject = La place dans « { $circle } » n’est plus réservée
    .preheader = Vous pouvez refaire une demande.
    .body = La place dans « { $circle } » qui vous était réservée n’a pas été prise à temps ; elle est proposée à la personne suivante.
    .again = Votre demande est close. Si le cercle vous intéresse toujours, vous pouvez refaire une demande à tout moment.

## 16 : aux autres participants

participant-joined =
    .subject = { $name } a rejoint « { $circle } »
    .body =
        { $people ->
            [one] { $name } a rejoint « { $circle } » comme { a-role }. Vous êtes maintenant { $people }.
           *[other] { $name } a rejoint « { $circle } » comme { a-role }. Vous êtes maintenant { $people }.
        }

participant-left =
    .subject = { $name } a quitté « { $circle } »
    .body =
        { $people ->
            [one] { $name } ne fait plus partie de « { $circle } ». Il ne reste plus que vous.
           *[other] { $name } ne fait plus partie de « { $circle } ». Vous êtes maintenant { $people }.
        }

## 16 : à la personne dont le rôle a changé

role-changed =
    .subject = Votre rôle dans « { $circle } »
    .preheader = Vous participez désormais comme { a-role }.
    .body = Vous participez désormais au cercle « { $circle } » comme { a-role }.

## 16 : à la personne qui prend ou quitte une fonction

duty-began =
    .subject =
        { $duty ->
            [deputy] Vous assurez la suppléance dans « { $circle } »
           *[manager] Vous êtes responsable de « { $circle } »
        }
    .preheader = Ce que cela signifie, en une phrase.
    .body =
        { $duty ->
            [deputy] Vous assurez désormais la suppléance du responsable dans le cercle « { $circle } ».
           *[manager] Vous êtes désormais responsable du cercle « { $circle } ».
        }
    .manager = Vous acceptez les personnes qui demandent à participer, lancez le cercle et vous occupez de ses réunions.
    .deputy = Vous pouvez agir à la place du responsable : accepter des personnes et lancer le cercle.

duty-ended =
    .subject =
        { $duty ->
            [deputy] Vous n’assurez plus la suppléance dans « { $circle } »
           *[manager] Vous n’êtes plus responsable de « { $circle } »
        }
    .preheader = Rien d’autre ne change.
    .body =
        { $duty ->
            [deputy] Vous n’assurez plus la suppléance du responsable dans le cercle « { $circle } ». Merci pour votre engagement. Votre place dans le cercle ne change pas.
           *[manager] Vous n’êtes plus responsable du cercle « { $circle } ». Merci pour votre engagement. Votre place dans le cercle ne change pas.
        }

## 17 : à la personne qui ne participe plus

removed =
    .subject = Vous ne faites plus partie de « { $circle } »
    .preheader = Le motif, et à qui vous adresser.
    .body = Votre participation au cercle « { $circle } » a pris fin.
    .wrote = Le motif indiqué :
    .ask = Pour toute question, adressez-vous à { $name }, responsable du cercle, ou à l’administration du programme.
    .ask-administrators = Pour toute question, adressez-vous à l’administration du programme.

## 18 : au responsable

ready-to-publish =
    .subject = « { $circle } » peut commencer
    .preheader =
        { $people ->
            [one] Le cercle compte { $people } personne.
           *[other] Le cercle compte { $people } personnes.
        }
    .body =
        { $people ->
            [one] « { $circle } » compte { $people } personne : c’est assez pour commencer.
           *[other] « { $circle } » compte { $people } personnes : c’est assez pour commencer.
        }
    .term = Si vous le lancez aujourd’hui, son cycle de six mois ira du { $from } au { $to }.
    .advice = Conseils à lire avant de lancer le cercle
    .planned = Lancé aujourd’hui, il aurait ces réunions
    .later = Après le lancement, d’autres personnes pourront encore demander à participer.
    .action = Vérifier et lancer

## 19 : aux participants

circle-started =
    .subject = Votre cercle « { $circle } » a commencé
    .preheader = Six mois, à partir du { $from }.
    .body = Votre cercle « { $circle } » a commencé. Vous participez comme { a-role }.
    .term = Son cycle va du { $from } au { $to }.
    .planned = Les réunions prévues
    .attached = Elles figurent aussi dans le fichier de calendrier joint.

## 31 : aux personnes pour qui il y a du nouveau

digest =
    .subject =
        { $period ->
            [weekly] La semaine dans vos cercles
           *[daily] La journée dans vos cercles
        }
    .preheader =
        { $news ->
            [one] { $news } nouveauté.
           *[other] { $news } nouveautés.
        }
    .body =
        { $period ->
            [weekly] Voici ce qui a changé dans vos cercles depuis la semaine dernière :
           *[daily] Voici ce qui a changé dans vos cercles depuis hier :
        }
    .circle = { $circle }
    .joined = { $name } a rejoint le cercle comme { a-role }.
    .left = { $name } ne fait plus partie du cercle.
    .action = Ouvrir « { $circle } »
