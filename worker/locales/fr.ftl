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
    .transactional = Vous recevez cet e-mail à la suite d’une action de votre part ou de celle de votre cercle. Il ne peut pas être désactivé.
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
answer-by = Merci de répondre au plus tard le { $by }.
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
       *[other] Le cercle compte maintenant { $people } personnes.
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
oldest-request =
    { $days ->
        [0] La plus ancienne date d’aujourd’hui.
        [one] La plus ancienne attend depuis { $days } jour.
       *[other] La plus ancienne attend depuis { $days } jours.
    }
review-requests = Examiner les demandes
continue-or-disband = Poursuivre ou dissoudre
meetings-called-off = Les réunions encore à venir sont annulées. Si vous les avez ajoutées à votre calendrier à partir d’un e-mail précédent, merci de les y supprimer.
answers =
    .heading = Qui souhaite rester
    .stay = Souhaitent rester
    .leave = Souhaitent partir
    .none = Pas encore de réponse
    .count = { $count }
advice =
    .no-advisor = Aucun mentor ne participe pour l’instant ; le programme le recommande vivement, pensez donc à solliciter quelqu’un.
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
           *[none] Vous avez accepté de participer au mentorat en groupe. Pour rejoindre ou proposer un cercle, inscrivez-vous comme membre, comme mentor ou comme les deux.
        } Les cercles sont de petits groupes qui se réunissent environ une fois par mois pendant six mois.
    .stored-heading = Ce qui est conservé
    .stored = Ce que vous indiquez dans votre profil (thèmes, langues, réseaux d’affinité et ce que vous dites de vous), ainsi que les données des ressources humaines sur votre poste et votre lieu de travail. Ces données servent uniquement au mentorat. Vous avez accepté la version { $version } de la notice de confidentialité.
    .seen-heading = Qui le voit
    .seen = Les personnes de vos cercles voient votre nom et votre profil ; celles qui décident d’une de vos demandes aussi, tant qu’elle est en cours. Votre adresse e-mail n’est visible que du responsable de votre cercle et de l’administration du programme. Vos réseaux d’affinité ne sont visibles que de vous.
    .action = Compléter vos préférences

## 2 : à la personne qui ne peut plus participer

offboarded =
    .subject = Vous ne pouvez plus participer à Circles
    .preheader = Ce qui a pris fin, ce qui est conservé et pour combien de temps.
    .body = Le mentorat en groupe est réservé au personnel permanent et, d’après les données des ressources humaines, vous n’en faites plus partie. Vous n’êtes pas en cause.
    .circles = Votre participation a pris fin dans
    .no-circles = Vous n’étiez dans aucun cercle ; vos demandes en cours sont closes.
    .kept = Ce qui est conservé, et pour combien de temps
    .profile = Votre profil sera supprimé le { $day }, avec tout ce que vous y avez indiqué.
    .written =
        { $days ->
            [one] Ce que vous avez écrit dans un cercle y reste, puis est supprimé { $days } jour après la fin du cercle.
           *[other] Ce que vous avez écrit dans un cercle y reste, puis est supprimé { $days } jours après la fin du cercle.
        }
    .mistake = Si les données des ressources humaines sont inexactes, faites-les corriger. Dès que ce sera fait, vous pourrez de nouveau participer.
    .action = Lire le guide d’utilisation

## 2 : au responsable d'un cercle dont cette personne faisait partie

participant-offboarded =
    .subject = { $name } ne fait plus partie de « { $circle } »
    .body = { $name } ne peut plus participer au programme.
    .too-few = Un cercle devrait compter au moins { $minimum } personnes.

## 4 : à la personne qui propose

proposal-recorded =
    .subject = Votre cercle « { $circle } » est proposé
    .body = D’autres peuvent maintenant le trouver et demander à y participer.
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
    .body = { $name } vous propose cette fonction. Le cercle a pour thème { $topic } ; vous y participeriez comme { a-role }.
    .duties = Le responsable accepte les personnes qui demandent à participer, lance le cercle, ce qui ouvre ses six mois, et s’occupe des réunions.
    .afterwards = Passé ce délai, la proposition expire et rien d’autre ne change.
    .action = Accepter ou refuser

## 6 : au responsable

proposal-waiting =
    .subject = « { $circle } » attend de démarrer
    .body =
        { $days ->
            [one] Il a été proposé il y a { $days } jour.
           *[other] Il a été proposé il y a { $days } jours.
        }
    .people =
        { $people ->
            [one] { $people } personne sur les { $needed } nécessaires est là.
           *[other] { $people } personnes sur les { $needed } nécessaires sont là.
        }
    .enough =
        { $people ->
            [one] Le cercle compte { $people } personne : c’est assez pour commencer.
           *[other] Le cercle compte { $people } personnes : c’est assez pour commencer.
        }
    .choices = Ce que vous pouvez faire
    .invite = Parlez-en à des collègues que le thème intéresse : ils peuvent trouver le cercle et demander à y participer.
    .publish = Lancez le cercle maintenant.
    .publish-later = Lancez le cercle dès que { $needed } personnes sont là.
    .withdraw = Retirez la proposition si vous ne souhaitez plus lancer le cercle.
    .expires = La proposition est valable jusqu’au { $by }.
    .anew = Chaque fois que vous acceptez une personne, le délai repart de zéro.

## 7 : au responsable et aux personnes qui ont demandé à participer

will-not-start =
    .subject = Le cercle « { $circle } » ne démarrera pas
    .preheader = La proposition a pris fin.
    .preheader-alternatives = Des cercles semblables vous sont ouverts.
    .expired =
        { $days ->
            [one] Il n’a pas été lancé en { $days } jour ; la proposition a donc expiré.
           *[other] Il n’a pas été lancé en { $days } jours ; la proposition a donc expiré.
        }
    .withdrawn = La proposition a été retirée.
    .requested = Votre demande est donc close. Vous n’êtes pas en cause.

## 8 : au responsable et à ses suppléants

new-join-request =
    .subject = { $name } demande à rejoindre « { $circle } »
    .preheader =
        Comme { a-role }. { $seats ->
            [one] { $seats } place libre.
           *[other] { $seats } places libres.
        }
    .body = { $name } souhaite participer comme { a-role }.
    .body-level = { $name } ({ $level }) souhaite participer comme { a-role }.
    .wrote = { $name } écrit :
    .seats = Places libres : { $seats }.
    .action = Accepter ou refuser

## 9 : à la personne qui a fait la demande

request-received =
    .subject = Votre demande pour « { $circle } » est enregistrée
    .preheader = { $name } vous répondra.
    .preheader-vacant = L’administration du programme vous répondra.
    .body = Votre demande pour participer comme { a-role } est entre les mains de { $name }, responsable du cercle.
    .body-vacant = Votre demande pour participer comme { a-role } est entre les mains de l’administration du programme, car le cercle n’a pas de responsable en ce moment.
    .answer-by = Vous aurez une réponse au plus tard le { $by }.
    .silence = Si personne ne répond d’ici là, la demande expire ; ce n’est pas un refus.

## 10 : au responsable et à ses suppléants

requests-waiting =
    .subject =
        { $requests ->
            [one] Une demande pour « { $circle } » vous attend
           *[other] { $requests } demandes pour « { $circle } » vous attendent
        }
    .why = Même un refus vaut mieux que pas de réponse.

## 10 : à l'administration du programme

requests-escalated =
    .subject = Personne ne répond aux demandes pour « { $circle } »
    .body =
        { $requests ->
            [one] { $requests } demande reste sans réponse, malgré les rappels.
           *[other] { $requests } demandes restent sans réponse, malgré les rappels.
        }
    .expires = Sans réponse, la première n’est valable que jusqu’au { $by }.
    .act = Vous pouvez répondre à la place du responsable.

## 11 : à la personne qui a fait la demande

request-expired =
    .subject = Votre demande pour « { $circle } » a expiré
    .body = Personne n’a répondu à temps. Nous sommes désolés de vous avoir fait attendre pour rien.
    .no-refusal = Ce n’est pas un refus, et vous n’êtes pas en cause.
    .again = Si le cercle vous intéresse toujours, vous pouvez refaire une demande à tout moment.

## 12 : à la personne qui rejoint le cercle

approved =
    .subject = Vous faites partie de « { $circle } »
    .body = Vous participez comme { a-role }.
    .next-heading = La prochaine réunion
    .next =
        { $format ->
            [education] Elle est prévue le { $day } et sera consacrée à l’apprentissage. Le fichier de calendrier joint contient toutes les réunions prévues.
           *[experience] Elle est prévue le { $day } et sera consacrée au partage d’expériences. Le fichier de calendrier joint contient toutes les réunions prévues.
        }
    .unplanned = Aucune réunion n’est encore prévue. Les dates seront fixées au démarrage du cercle.

## 13 : à la personne qui a fait la demande

declined =
    .subject = Votre demande pour « { $circle } »
    .body = Votre demande n’a pas été acceptée cette fois.
    .wrote = Le responsable vous écrit :
    .again = Vous pourrez refaire une demande à partir du { $day }.

## 13 : à la personne dont le refus a été annulé

request-reopened =
    .subject = Votre demande pour « { $circle } » est de nouveau à l’étude
    .body = La décision de ne pas accepter votre demande a été annulée.

## 14 : à la personne qui demande à rejoindre un cercle complet

waitlisted =
    .subject = Vous êtes sur la liste d’attente de « { $circle } »
    .preheader = Vous avez le numéro { $position }.
    .body = Le cercle est complet. Vous avez le numéro { $position }, comme { a-role }. Les places sont attribuées dans l’ordre de la liste.
    .wait = Vous n’avez rien à faire : un e-mail vous préviendra dès qu’une place se libère.

## 14 : à la personne qui quitte la liste d’attente

moved-up =
    .subject = Vous n’êtes plus sur la liste d’attente de « { $circle } »
    .preheader = Votre demande va maintenant être examinée.
    .body = Une place s’est libérée, et vous étiez en tête de la liste.

## 14 : à la personne à qui une place est proposée

seat-offered =
    .subject = Une place dans « { $circle } » vous est réservée
    .body = Vous pouvez la prendre comme { a-role }.
    .decide-by = Merci de vous décider au plus tard le { $by }.
    .afterwards = Passé ce délai, elle sera proposée à la personne suivante.
    .action = Prendre la place ou la laisser

## 14 : à la personne qui n'a pas pris la place à temps

offer-lapsed =
    .subject = La place dans « { $circle } » ne vous est plus réservée
    .preheader = Vous pouvez refaire une demande.
    .body = Elle n’a pas été prise à temps ; elle est proposée à la personne suivante.
    .again = Votre demande est close. Si le cercle vous intéresse toujours, vous pouvez refaire une demande à tout moment.

## 16 : aux autres participants

participant-joined =
    .subject = { $name } a rejoint « { $circle } »
    .body =
        { $people ->
            [one] { $name } participe comme { a-role }. Le cercle compte maintenant { $people } personne.
           *[other] { $name } participe comme { a-role }. Le cercle compte maintenant { $people } personnes.
        }

participant-left =
    .subject = { $name } ne fait plus partie de « { $circle } »

## 16 : à la personne dont le rôle a changé

role-changed =
    .subject = Votre rôle dans « { $circle } »
    .body = Vous participez désormais comme { a-role }.

## 16 : à la personne qui prend ou quitte une fonction

duty-began =
    .subject =
        { $duty ->
            [deputy] Vous assurez la suppléance dans « { $circle } »
           *[manager] Vous êtes responsable de « { $circle } »
        }
    .manager = Vous acceptez les personnes qui demandent à participer, lancez le cercle et vous occupez de ses réunions.
    .deputy = Vous pouvez agir à la place du responsable : accepter des personnes et lancer le cercle.

duty-ended =
    .subject =
        { $duty ->
            [deputy] Vous n’assurez plus la suppléance dans « { $circle } »
           *[manager] Vous n’êtes plus responsable de « { $circle } »
        }
    .body =
        { $duty ->
            [deputy] Merci d’avoir assuré la suppléance. Cela ne change rien à votre place dans le cercle.
           *[manager] Merci pour votre engagement comme responsable. Cela ne change rien à votre place dans le cercle.
        }

## 17 : à la personne qui ne participe plus

removed =
    .subject = Vous ne faites plus partie de « { $circle } »
    .preheader = Le motif, et à qui vous adresser.
    .wrote = Le motif indiqué :
    .ask = Pour toute question, adressez-vous à { $name }, responsable du cercle, ou à l’administration du programme.
    .ask-administrators = Pour toute question, adressez-vous à l’administration du programme.

## 18 : au responsable

ready-to-publish =
    .subject = « { $circle } » peut commencer
    .people =
        { $people ->
            [one] Le cercle compte { $people } personne.
           *[other] Le cercle compte { $people } personnes.
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
    .body = Vous participez comme { a-role }.
    .term = Son cycle va du { $from } au { $to }.
    .planned = Les réunions prévues
    .attached = Elles figurent aussi dans le fichier de calendrier joint.

## 24 : au responsable

nothing-planned =
    .subject = Aucune réunion de « { $circle } » n’est prévue
    .preheader = Convenez d’une prochaine date dans le cercle.
    .body = La dernière réunion a eu lieu le { $day }.
    .body-never = Aucune réunion antérieure n’est connue.
    .dates = Des dates qui suivent votre rythme

## 24 : aux participants et à l'administration du programme

circle-quiet =
    .subject = « { $circle } » se réunit-il encore ?
    .preheader = Il n’y a pas eu de réunion depuis longtemps.
    .ask = Si vous vous réunissez encore, convenez ensemble de la prochaine date. Sinon, discutez de la fin du cercle : chacun sera alors libre d’en rejoindre un autre.
    .administrator = Merci de demander au cercle s’il se réunit encore, et de l’aider si quelque chose fait obstacle.

## 25 : au responsable ; la première fois dans un cycle, à tous les participants

decide-term =
    .subject = « { $circle } » va-t-il continuer ?
    .subject-manager = À vous de décider : « { $circle } » va-t-il continuer ?
    .term = Le cycle se termine le { $day }.
    .left =
        { $days ->
            [0] Le cycle se termine aujourd’hui.
            [one] Il reste { $days } jour.
           *[other] Il reste { $days } jours.
        }
    .decide = En tant que responsable, vous décidez si le cercle continue six mois de plus ou s’il est dissous à la fin du cycle.
    .ask = Souhaitez-vous rester si le cercle continue six mois de plus ? Votre réponse est confidentielle : le responsable voit seulement combien de personnes souhaitent rester.
    .own =
        { $answer ->
            [leave] Pour l’instant, vous avez indiqué vouloir partir. Vous pouvez modifier votre réponse.
            [none] Pour l’instant, vous n’avez pas répondu.
           *[stay] Pour l’instant, vous avez indiqué vouloir rester. Vous pouvez modifier votre réponse.
        }
    .undecided = Si personne ne décide, le cercle est mis en sommeil le { $day }. Entre la fin du cycle et cette date, tout participant peut en devenir responsable et décider.
    .action = Indiquer si vous restez

## 26 : à tous les participants

twelve-months =
    .subject = Notre conseil après { $months } mois : dissoudre « { $circle } »
    .preheader = Une recommandation, et pourquoi.
    .body = Les { $months } mois seront écoulés le { $day }.
    .why = Quand des cercles se terminent, chacun peut en commencer d’autres et rencontrer de nouvelles personnes.
    .free = C’est une recommandation. La décision appartient aux personnes du cercle.
    .manager = En tant que responsable, vous pouvez dissoudre le cercle ou le poursuivre six mois de plus. Pour le poursuivre, merci d’indiquer un motif ; les participants et l’administration du programme le voient.
    .participant = Parlez-en dans le cercle et indiquez de façon confidentielle si vous souhaitez rester ; le responsable ne voit que des nombres.

## 27 : à tous les participants

decision-taken =
    .subject-continue = « { $circle } » continue
    .subject-disband = « { $circle } » s’arrête à la fin du cycle
    .preheader-continue = Du { $from } au { $to }.
    .preheader-disband = Le { $day }.
    .continue = Il se poursuit six mois de plus, du { $from } au { $to }.
    .disband = Le cycle se termine le { $day }.
    .own =
        { $answer ->
            [leave] Vous avez indiqué vouloir partir. Votre participation prend fin le { $day }.
            [stay] Vous avez indiqué vouloir rester. Vous n’avez rien à faire.
           *[none] Vous n’avez pas indiqué si vous souhaitez rester ; vous restez donc. Vous pouvez quitter le cercle à tout moment.
        }

## 27 : au responsable, à ses suppléants et à l'administration du programme

decision-overdue =
    .subject = Décision en retard : « { $circle } » va-t-il continuer ?
    .preheader = Le cycle est terminé et personne n’a décidé.
    .body = Le cycle s’est terminé le { $day }, et personne n’a décidé.
    .decide-by = La décision peut être prise jusqu’au { $by }.
    .afterwards = Passé ce délai, le cercle est mis en sommeil : il devient consultable seulement, et ses réunions sont annulées.
    .take-over = D’ici là, tout participant peut en devenir responsable et décider.
    .administrator = Vous pouvez décider à la place du responsable.

## 28 : à tous les participants

circle-lapsed =
    .subject = « { $circle } » est en sommeil
    .preheader = Personne n’a décidé s’il continue.
    .body = Le cycle est terminé, et personne n’a décidé à temps si le cercle continue.
    .read-only = Vous pouvez encore tout consulter, et rien n’est supprimé.
    .again = Le responsable ou l’administration du programme peut le reprendre jusqu’au { $by }.
    .afterwards = Passé ce délai, le cercle est clos.

## 28 : à ceux qui ont participé et à ceux qui avaient demandé à participer

circle-closed =
    .subject = Le cercle « { $circle } » a pris fin
    .preheader = Ce qui reste, et jusqu’à quand.
    .preheader-requested = Votre demande est donc close.
    .completed = Son cycle est terminé.
    .disbanded = Il a été dissous.
    .thanks = Merci d’y avoir participé.
    .archive = Vous pouvez consulter le cercle jusqu’au { $day }. Ensuite, ce qui y a été écrit est supprimé.
    .action = Revoir le cercle

## 29 : à ceux qui peuvent prendre la fonction ; plus tard, à l'administration du programme

manager-wanted =
    .subject = « { $circle } » cherche un responsable
    .preheader = Voulez-vous prendre le relais ?
    .meanwhile = En attendant, les réunions continuent et l’administration du programme répond aux demandes.
    .meanwhile-proposed = En attendant, l’administration du programme répond aux demandes.
    .first = Les suppléants et les mentors sont sollicités jusqu’au { $by }, puis tout le monde.
    .everybody = Tout le cercle est sollicité. Si personne n’a pris le relais d’ici au { $by }, l’administration du programme en sera informée.
    .vacant =
        { $days ->
            [0] La place est vacante depuis aujourd’hui.
            [one] La place est vacante depuis { $days } jour.
           *[other] La place est vacante depuis { $days } jours.
        }
    .administrator = Tout le cercle a été sollicité, et personne n’a pris le relais. Merci d’aider le cercle à trouver quelqu’un ; d’ici là, vous pouvez agir à la place du responsable.
    .action = Devenir responsable

## 29 : aux autres participants

new-manager =
    .subject = { $name } est responsable de « { $circle } »
    .preheader = À qui vous adresser désormais.
    .body = { $name } répond désormais aux demandes et s’occupe des réunions.

## 30 : au responsable et à l'administration du programme

below-minimum =
    .subject = « { $circle } » compte moins de { $minimum } personnes
    .preheader =
        { $people ->
            [one] Il reste { $people } personne.
           *[other] Il reste { $people } personnes.
        }
    .body =
        { $people ->
            [one] Il reste { $people } personne. Un cercle devrait en compter au moins { $minimum }.
           *[other] Il reste { $people } personnes. Un cercle devrait en compter au moins { $minimum }.
        }
    .until = Il peut continuer ainsi jusqu’au { $by }.
    .over = Le délai pendant lequel il pouvait continuer ainsi est écoulé.
    .manager = Parlez du cercle à des collègues pour qu’ils puissent demander à y participer, ou discutez ensemble de sa fin. Il n’est jamais fermé automatiquement.
    .administrator = Merci d’aider le cercle à trouver des participants, ou à prendre fin. Il n’est jamais fermé automatiquement.

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
            [weekly] Du nouveau depuis la semaine dernière :
           *[daily] Du nouveau depuis hier :
        }
    .circle = { $circle }
    .joined = { $name } a rejoint le cercle comme { a-role }.
    .left = { $name } ne fait plus partie du cercle.
    .action = Ouvrir « { $circle } »

## 32 : à l'administration du programme

administrators-weekly =
    .subject = Les tâches de la semaine pour l’administration
    .preheader =
        { $tasks ->
            [one] { $tasks } cercle vous attend.
           *[other] { $tasks } cercles vous attendent.
        }
    .body = Ces cercles attendent l’administration du programme, en commençant par ceux qui attendent depuis le plus longtemps :
    .requests = Demandes auxquelles personne ne répond ({ $circles })
    .vacant = Sans responsable ({ $circles })
    .below = Trop peu de personnes ({ $circles })
    .overdue = Décision en retard ({ $circles })
    .since = { $circle }, depuis le { $day }
    .more =
        { $more ->
            [one] et { $more } autre cercle
           *[other] et { $more } autres cercles
        }
