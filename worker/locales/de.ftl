# Die Texte der Mails auf Deutsch. Anrede: Sie. Eine Nachricht je Mail, ein Attribut je Satz oder Absatz.
#
# Glossar (überall dieselben Wörter):
#   circle = Circle (der, die Circles) · programme manager = Programmleitung · deputy = Stellvertretung
#   member = Mitglied · advisor = Advisor (unverändert, für alle Geschlechter) · participant = Teilnehmende
#   seat = Platz · waitlist = Warteliste · request to join = Anfrage · term = Laufzeit · publish = starten
#   experience / education = Erfahrungsaustausch / Lerneinheit · user guide = Leitfaden
#   administrators = Programmverwaltung · affinity network = Affinity-Netzwerk

## Um jede Mail herum

greeting = Guten Tag, { $name }!
guide = Im Leitfaden steht, wie Sie am besten beginnen
foot =
    .programme = Circles, das Programm für Gruppenmentoring
    .guide = Leitfaden
    .transactional = Sie erhalten diese Mail, weil Sie oder Ihr Circle etwas veranlasst haben. Sie lässt sich nicht abbestellen.
    .reminder = Dies ist eine Erinnerung.
    .turn-off-reminders = Erinnerungen abbestellen
    .news = Dies sind Neuigkeiten aus Ihren Circles.
    .turn-off-news = Neuigkeiten abbestellen
    .preferences = Einstellungen ändern

## Was mehrere Mails sagen

a-role =
    { $role ->
        [advisor] Advisor
       *[member] Mitglied
    }
open-your-circle = Zu Ihrem Circle
open-the-circle = Zum Circle
view-request = Anfrage ansehen oder zurückziehen
read-guide = So finden Sie einen Circle oder schlagen einen vor
see-similar = Ähnlichen Circle ansehen
answer-by = Bitte antworten Sie bis { $by }.
circle-clock = In der Zeitzone des Circles: { $at }.
circle-dates = Alle Termine gelten in der Zeitzone des Circles, { $zone }.
people = Die Teilnehmenden
person = { $name }
person-role =
    { $role ->
        [advisor] Advisor
       *[member] Mitglied
    }{ $duty ->
        [manager] , Programmleitung
       *[none] { "" }
    }
now-people =
    { $people ->
        [one] Sie sind jetzt allein im Circle.
       *[other] Sie sind jetzt { $people } Personen.
    }
meeting = { $day }
meeting-format =
    { $format ->
        [education] Lerneinheit
       *[experience] Erfahrungsaustausch
    }
alternatives = Offene Circles zum selben Thema
alternative =
    { $circle } ({ $seats ->
        [one] { $seats } freier Platz
       *[other] { $seats } freie Plätze
    })
calendar-entry =
    { $format ->
        [education] { $circle }: Lerneinheit
       *[experience] { $circle }: Erfahrungsaustausch
    }
oldest-request =
    { $days ->
        [0] Die älteste ist von heute.
        [one] Die älteste wartet seit { $days } Tag.
       *[other] Die älteste wartet seit { $days } Tagen.
    }
review-requests = Anfragen ansehen
continue-or-disband = Fortsetzen oder auflösen
meetings-called-off = Die noch geplanten Treffen sind abgesagt. Falls Sie sie aus einer früheren Mail in Ihren Kalender übernommen haben, löschen Sie sie dort bitte.
answers =
    .heading = Wer bleiben möchte
    .stay = Möchten bleiben
    .leave = Möchten gehen
    .none = Noch keine Antwort
    .count = { $count }
advice =
    .no-advisor = Noch nimmt kein Advisor teil. Das Programm empfiehlt sehr, jemanden dafür zu gewinnen.
    .advisor-count = Mehr als zwei Advisors können die Mitglieder in den Hintergrund drängen; meist genügen zwei.
    .level-gap = Am besten begleitet ein Advisor, der eine oder zwei Stufen über den Mitgliedern steht; hier ist der Abstand ein anderer.
    .members-far-apart = Einige Mitglieder liegen mehr als drei Stufen auseinander; Circles gelingen am besten unter Menschen in einer ähnlichen Phase ihrer Laufbahn.
    .manager-in-circle = In diesem Circle träfe jemand auf die eigene Führungskraft, was ein offenes Gespräch erschwert.
    .twelve-months = Nach zwölf Monaten empfiehlt das Programm, den Circle aufzulösen, damit alle neue Menschen kennenlernen.

## 1: an eine Person, die sich angemeldet hat

welcome =
    .subject = Willkommen bei Circles
    .preheader = Was über Sie gespeichert wird, wer es sieht und wie Sie beginnen.
    .body =
        { $roles ->
            [both] Sie haben sich als Mitglied und als Advisor zum Gruppenmentoring angemeldet.
            [member] Sie haben sich als Mitglied zum Gruppenmentoring angemeldet.
            [advisor] Sie haben sich als Advisor zum Gruppenmentoring angemeldet.
           *[none] Sie haben sich zum Gruppenmentoring angemeldet.
        } Circles sind kleine Gruppen, die sich sechs Monate lang etwa einmal im Monat treffen.
    .stored-heading = Was gespeichert wird
    .stored = Was Sie in Ihrem Profil angeben (Themen, Sprachen, Affinity-Netzwerke und was Sie über sich schreiben), dazu die Angaben der Personalabteilung zu Ihrer Stelle und Ihrem Standort. Verwendet wird das nur für das Mentoring. Sie haben der Datenschutzerklärung in der Fassung { $version } zugestimmt.
    .seen-heading = Wer es sieht
    .seen = Die Menschen in Ihren Circles sehen Ihren Namen und Ihr Profil. Ihre Mailadresse sehen nur die Programmleitung Ihres Circles und die Programmverwaltung. Ihre Affinity-Netzwerke erscheinen nie in Auswertungen über kleine Gruppen.
    .action = Profil vervollständigen

## 2: an die Person, die nicht mehr teilnahmeberechtigt ist

offboarded =
    .subject = Sie können nicht mehr an Circles teilnehmen
    .preheader = Was beendet ist, und was wie lange gespeichert bleibt.
    .body = Das Gruppenmentoring steht nur regulären Beschäftigten offen, und nach den Angaben der Personalabteilung gehören Sie nicht mehr dazu. Mit Ihnen persönlich hat das nichts zu tun.
    .circles = Ihre Teilnahme ist beendet bei
    .no-circles = Sie waren in keinem Circle; Ihre offenen Anfragen sind geschlossen.
    .kept = Was wie lange gespeichert bleibt
    .profile = Ihr Profil wird am { $day } gelöscht, mit allem, was Sie dort angegeben haben.
    .written =
        { $days ->
            [one] Was Sie in einem Circle geschrieben haben, bleibt dort und wird { $days } Tag nach dem Ende des Circles gelöscht.
           *[other] Was Sie in einem Circle geschrieben haben, bleibt dort und wird { $days } Tage nach dem Ende des Circles gelöscht.
        }
    .mistake = Sind die Angaben der Personalabteilung falsch, lassen Sie sie bitte berichtigen. Sobald das geschehen ist, können Sie wieder teilnehmen.
    .action = Leitfaden lesen

## 2: an die Programmleitung eines Circles, in dem eine solche Person war

participant-offboarded =
    .subject = { $name } ist nicht mehr bei „{ $circle }“
    .body = { $name } kann nicht mehr am Programm teilnehmen. Die Teilnahme an „{ $circle }“ ist damit beendet.
    .too-few = Ein Circle sollte mindestens { $minimum } Personen haben.

## 4: an die Person, die den Circle vorgeschlagen hat

proposal-recorded =
    .subject = Ihr Circle „{ $circle }“ ist vorgeschlagen
    .body = Ihr Vorschlag „{ $circle }“ ist eingetragen. Andere können ihn jetzt finden und anfragen.
    .seats = Plätze: { $people } von { $max } belegt.
    .missing =
        { $missing ->
            [0] Es sind genug Personen dabei, um zu starten.
            [one] Bis zum Start fehlt noch { $missing } Person.
           *[other] Bis zum Start fehlen noch { $missing } Personen.
        }
    .nominee = { $name } wurde gebeten, die Programmleitung zu übernehmen, und muss erst zusagen.

## 5: an die Person, die die Programmleitung übernehmen soll

named-manager =
    .subject = Übernehmen Sie die Programmleitung von „{ $circle }“?
    .body = { $name } schlägt Sie als Programmleitung des Circles „{ $circle }“ zum Thema { $topic } vor. Sie würden als { a-role } teilnehmen.
    .duties = Die Programmleitung nimmt die Menschen auf, die anfragen, startet den Circle und damit seine sechs Monate, und kümmert sich um die Treffen.
    .afterwards = Danach verfällt die Frage; weiter geschieht nichts.
    .action = Zusagen oder ablehnen

## 6: an die Programmleitung

proposal-waiting =
    .subject = „{ $circle }“ wartet auf den Start
    .body =
        { $days ->
            [one] „{ $circle }“ wurde vor { $days } Tag vorgeschlagen und hat noch nicht begonnen.
           *[other] „{ $circle }“ wurde vor { $days } Tagen vorgeschlagen und hat noch nicht begonnen.
        }
    .people =
        { $people ->
            [one] Von { $needed } Personen, die es dafür braucht, ist { $people } dabei.
           *[other] Von { $needed } Personen, die es dafür braucht, sind { $people } dabei.
        }
    .enough =
        { $people ->
            [one] { $people } Person ist dabei. Das genügt, um zu starten.
           *[other] { $people } Personen sind dabei. Das genügt, um zu starten.
        }
    .choices = Was Sie tun können
    .invite = Laden Sie Menschen ein, denen das Thema am Herzen liegt.
    .publish = Starten Sie den Circle jetzt.
    .publish-later = Starten Sie den Circle, sobald { $needed } Personen dabei sind.
    .withdraw = Ziehen Sie den Vorschlag zurück, wenn nichts daraus werden soll.
    .expires = Der Vorschlag verfällt am { $by }.
    .anew = Mit jeder Person, die Sie aufnehmen, beginnt die Frist von vorn.

## 7: an die Programmleitung und alle, die angefragt haben

will-not-start =
    .subject = Der Circle „{ $circle }“ findet nicht statt
    .preheader = Er endet, bevor er begonnen hat.
    .preheader-alternatives = Es gibt ähnliche Circles, die Ihnen offenstehen.
    .expired =
        { $days ->
            [one] Der Circle „{ $circle }“ wurde nicht innerhalb von { $days } Tag gestartet. Der Vorschlag ist damit verfallen.
           *[other] Der Circle „{ $circle }“ wurde nicht innerhalb von { $days } Tagen gestartet. Der Vorschlag ist damit verfallen.
        }
    .withdrawn = Der Vorschlag für den Circle „{ $circle }“ wurde zurückgezogen.
    .requested = Ihre Anfrage ist damit geschlossen. Mit Ihnen hat das nichts zu tun.

## 8: an die Programmleitung und ihre Stellvertretungen

new-join-request =
    .subject = { $name } möchte bei „{ $circle }“ mitmachen
    .preheader =
        Als { a-role }. { $seats ->
            [one] { $seats } freier Platz.
           *[other] { $seats } freie Plätze.
        }
    .body = { $name } möchte als { a-role } bei „{ $circle }“ mitmachen.
    .body-level = { $name } ({ $level }) möchte als { a-role } bei „{ $circle }“ mitmachen.
    .wrote = { $name } schreibt:
    .seats = Freie Plätze: { $seats }.
    .action = Aufnehmen oder ablehnen

## 9: an die Person, die angefragt hat

request-received =
    .subject = Ihre Anfrage bei „{ $circle }“
    .preheader = { $name } wird antworten.
    .preheader-vacant = Die Programmverwaltung wird antworten.
    .body = Ihre Anfrage, als { a-role } bei „{ $circle }“ mitzumachen, liegt bei { $name } von der Programmleitung.
    .body-vacant = Ihre Anfrage, als { a-role } bei „{ $circle }“ mitzumachen, liegt bei der Programmverwaltung, weil der Circle zurzeit keine Programmleitung hat.
    .answer-by = Sie erhalten eine Antwort bis { $by }.
    .silence = Antwortet bis dahin niemand, verfällt die Anfrage. Das ist keine Ablehnung.

## 10: an die Programmleitung und ihre Stellvertretungen

requests-waiting =
    .subject =
        { $requests ->
            [one] Eine Anfrage bei „{ $circle }“ wartet auf Sie
           *[other] { $requests } Anfragen bei „{ $circle }“ warten auf Sie
        }
    .body =
        { $requests ->
            [one] { $requests } Person hat bei „{ $circle }“ angefragt und wartet auf Antwort.
           *[other] { $requests } Personen haben bei „{ $circle }“ angefragt und warten auf Antwort.
        }
    .why = Was immer Sie antworten: Es ist freundlicher als Schweigen.

## 10: an die Programmverwaltung

requests-escalated =
    .subject = Niemand beantwortet Anfragen bei „{ $circle }“
    .body =
        { $requests ->
            [one] { $requests } Anfrage bei „{ $circle }“ ist unbeantwortet, obwohl an sie erinnert wurde.
           *[other] { $requests } Anfragen bei „{ $circle }“ sind unbeantwortet, obwohl an sie erinnert wurde.
        }
    .expires = Ohne Antwort verfällt die erste am { $by }.
    .act = Sie können anstelle der Programmleitung antworten.

## 11: an die Person, die angefragt hat

request-expired =
    .subject = Ihre Anfrage bei „{ $circle }“
    .preheader = Leider hat niemand rechtzeitig geantwortet.
    .body = Ihre Anfrage bei „{ $circle }“ wurde nicht rechtzeitig beantwortet und ist deshalb verfallen. Es tut uns leid, dass Sie vergeblich gewartet haben.
    .no-refusal = Das ist keine Ablehnung und hat nichts mit Ihnen zu tun.
    .again = Wenn Sie weiterhin Interesse haben, können Sie jederzeit wieder anfragen.

## 12: an die neue Teilnehmerin oder den neuen Teilnehmer

approved =
    .subject = Sie sind dabei: „{ $circle }“
    .preheader = Sie nehmen als { a-role } teil.
    .body = Sie gehören jetzt als { a-role } zum Circle „{ $circle }“.
    .next-heading = Das nächste Treffen
    .next =
        { $format ->
            [education] Geplant ist eine Lerneinheit: { $day }. Alle geplanten Treffen stehen in der Kalenderdatei, die dieser Mail beiliegt.
           *[experience] Geplant ist ein Erfahrungsaustausch: { $day }. Alle geplanten Treffen stehen in der Kalenderdatei, die dieser Mail beiliegt.
        }
    .unplanned = Noch ist kein Treffen geplant. Die Termine stehen fest, sobald der Circle startet.

## 13: an die Person, die angefragt hat

declined =
    .subject = Ihre Anfrage bei „{ $circle }“
    .preheader = Dieses Mal hat es nicht geklappt.
    .body = Ihre Anfrage bei „{ $circle }“ wurde dieses Mal nicht angenommen.
    .wrote = Die Programmleitung schreibt:
    .again = Sie können wieder anfragen ab { $day }.

## 14: an die Person, die bei einem vollen Circle angefragt hat

waitlisted =
    .subject = Sie stehen auf der Warteliste von „{ $circle }“
    .preheader = Sie sind auf Platz { $position }.
    .body = Der Circle „{ $circle }“ ist voll. Als { a-role } stehen Sie auf Platz { $position } der Warteliste. Frei werdende Plätze gehen der Reihe nach weiter.
    .wait = Sie brauchen nichts zu tun: Sobald ein Platz frei ist, erhalten Sie eine Mail.

## 14: an die Person, die von der Warteliste nachrückt

moved-up =
    .subject = Sie sind von der Warteliste von „{ $circle }“ nachgerückt
    .preheader = Über Ihre Anfrage wird jetzt entschieden.
    .body = In „{ $circle }“ ist ein Platz frei geworden, und Sie standen als Erstes auf der Warteliste.

## 14: an die Person, der ein Platz angeboten wird

seat-offered =
    .subject = Ein Platz in „{ $circle }“ wartet auf Sie
    .body = In „{ $circle }“ ist ein Platz frei. Er ist für Sie als { a-role } reserviert.
    .decide-by = Bitte entscheiden Sie sich bis { $by }.
    .afterwards = Danach wird er der nächsten Person angeboten.
    .action = Platz annehmen oder verzichten

## 14: an die Person, die den Platz nicht rechtzeitig angenommen hat

offer-lapsed =
    .subject = Der Platz in „{ $circle }“ ist weitergegangen
    .preheader = Sie können wieder anfragen.
    .body = Der Platz in „{ $circle }“, der für Sie reserviert war, wurde nicht rechtzeitig angenommen. Er wird jetzt der nächsten Person angeboten.
    .again = Ihre Anfrage ist geschlossen. Wenn Sie weiterhin Interesse haben, können Sie jederzeit wieder anfragen.

## 16: an die anderen Teilnehmenden

participant-joined =
    .subject = { $name } ist jetzt bei „{ $circle }“
    .body =
        { $people ->
            [one] { $name } ist jetzt als { a-role } bei „{ $circle }“. Sie sind jetzt { $people } Person.
           *[other] { $name } ist jetzt als { a-role } bei „{ $circle }“. Sie sind jetzt { $people } Personen.
        }

participant-left =
    .subject = { $name } hat „{ $circle }“ verlassen
    .body =
        { $people ->
            [one] { $name } ist nicht mehr bei „{ $circle }“. Sie sind jetzt allein im Circle.
           *[other] { $name } ist nicht mehr bei „{ $circle }“. Sie sind jetzt { $people } Personen.
        }

## 16: an die Person, deren Rolle sich geändert hat

role-changed =
    .subject = Ihre Rolle in „{ $circle }“
    .preheader = Sie nehmen jetzt als { a-role } teil.
    .body = Im Circle „{ $circle }“ nehmen Sie jetzt als { a-role } teil.

## 16: an die Person, die eine Aufgabe übernimmt oder abgibt

duty-began =
    .subject =
        { $duty ->
            [deputy] Sie sind Stellvertretung in „{ $circle }“
           *[manager] Sie sind Programmleitung von „{ $circle }“
        }
    .preheader = Was das heißt, in einem Satz.
    .body =
        { $duty ->
            [deputy] Sie sind jetzt Stellvertretung im Circle „{ $circle }“.
           *[manager] Sie sind jetzt Programmleitung des Circles „{ $circle }“.
        }
    .manager = Sie nehmen die Menschen auf, die anfragen, starten den Circle und kümmern sich um die Treffen.
    .deputy = Sie vertreten die Programmleitung: Sie können Menschen aufnehmen und den Circle starten.

duty-ended =
    .subject =
        { $duty ->
            [deputy] Sie sind nicht mehr Stellvertretung in „{ $circle }“
           *[manager] Sie sind nicht mehr Programmleitung von „{ $circle }“
        }
    .preheader = Sonst ändert sich nichts.
    .body =
        { $duty ->
            [deputy] Sie sind nicht mehr Stellvertretung im Circle „{ $circle }“. Vielen Dank für Ihren Einsatz! An Ihrem Platz im Circle ändert sich dadurch nichts.
           *[manager] Sie sind nicht mehr Programmleitung des Circles „{ $circle }“. Vielen Dank für Ihren Einsatz! An Ihrem Platz im Circle ändert sich dadurch nichts.
        }

## 17: an die Person, deren Teilnahme beendet wurde

removed =
    .subject = Sie sind nicht mehr bei „{ $circle }“
    .preheader = Der Grund, und an wen Sie sich wenden können.
    .body = Ihre Teilnahme am Circle „{ $circle }“ ist beendet.
    .wrote = Als Grund ist angegeben:
    .ask = Bei Fragen wenden Sie sich an { $name } von der Programmleitung des Circles oder an die Programmverwaltung.
    .ask-administrators = Bei Fragen wenden Sie sich an die Programmverwaltung.

## 18: an die Programmleitung

ready-to-publish =
    .subject = „{ $circle }“ kann starten
    .preheader =
        { $people ->
            [one] { $people } Person ist dabei.
           *[other] { $people } Personen sind dabei.
        }
    .body =
        { $people ->
            [one] Bei „{ $circle }“ ist { $people } Person dabei. Das genügt, um zu starten.
           *[other] Bei „{ $circle }“ sind { $people } Personen dabei. Das genügt, um zu starten.
        }
    .term = Starten Sie heute, beginnt eine Laufzeit von sechs Monaten: { $from } bis { $to }.
    .advice = Hinweise vor dem Start
    .planned = Bei einem Start heute wären diese Treffen geplant
    .later = Auch nach dem Start können weitere Personen anfragen.
    .action = Prüfen und starten

## 19: an alle Teilnehmenden

circle-started =
    .subject = Ihr Circle „{ $circle }“ hat begonnen
    .preheader = Sechs Monate, ab { $from }.
    .body = Ihr Circle „{ $circle }“ hat begonnen. Sie nehmen als { a-role } teil.
    .term = Laufzeit: { $from } bis { $to }.
    .planned = Die geplanten Treffen
    .attached = Sie stehen auch in der Kalenderdatei, die dieser Mail beiliegt.

## 24: an die Programmleitung

nothing-planned =
    .subject = Für „{ $circle }“ ist kein Treffen geplant
    .preheader = Ein Termin hilft allen.
    .body = Das letzte Treffen von „{ $circle }“ war am { $day }; ein weiteres ist nicht geplant.
    .body-never = Von „{ $circle }“ ist kein Treffen bekannt, und es ist keines geplant.
    .dates = Termine, die zu Ihrem Rhythmus passen
    .action = Nächstes Treffen planen

## 24: an die Teilnehmenden und die Programmverwaltung

circle-quiet =
    .subject = Trifft sich „{ $circle }“ noch?
    .preheader = Es ist seit Langem still.
    .ask = Wenn Sie sich noch treffen, sorgen Sie bitte dafür, dass der nächste Termin geplant wird. Wenn nicht, sprechen Sie darüber, ob der Circle enden soll: Dann sind alle frei für neue.
    .administrator = Bitte fragen Sie den Circle, ob er sich noch trifft, und helfen Sie, wenn etwas im Weg steht.

## 25: an die Programmleitung, beim ersten Mal in einer Laufzeit an alle Teilnehmenden

decide-term =
    .subject = Geht es mit „{ $circle }“ weiter?
    .subject-manager = Bitte entscheiden Sie: Geht es mit „{ $circle }“ weiter?
    .term = Die Laufzeit von „{ $circle }“ endet am { $day }.
    .left =
        { $days ->
            [0] Die Laufzeit endet heute.
            [one] Noch { $days } Tag.
           *[other] Noch { $days } Tage.
        }
    .decide = Als Programmleitung entscheiden Sie, ob der Circle sechs Monate weitergeht oder sich am Ende der Laufzeit auflöst.
    .ask = Möchten Sie bleiben, wenn der Circle sechs Monate weitergeht? Ihre Antwort ist vertraulich: Die Programmleitung sieht nur, wie viele bleiben möchten.
    .own =
        { $answer ->
            [leave] Bisher haben Sie geantwortet, dass Sie gehen möchten. Sie können das ändern.
            [none] Bisher haben Sie nicht geantwortet.
           *[stay] Bisher haben Sie geantwortet, dass Sie bleiben möchten. Sie können das ändern.
        }
    .undecided = Entscheidet niemand, ruht der Circle ab { $day }. Vom Ende der Laufzeit bis dahin können alle Teilnehmenden die Programmleitung übernehmen und entscheiden.
    .action = Antworten, ob Sie bleiben

## 26: an alle Teilnehmenden

twelve-months =
    .subject = Unsere Empfehlung nach { $months } Monaten: „{ $circle }“ auflösen
    .preheader = Eine Empfehlung, und warum.
    .body = Am { $day } besteht „{ $circle }“ seit { $months } Monaten. Nach zwölf Monaten empfiehlt das Programm, den Circle aufzulösen.
    .why = Der Grund: Wenn Circles enden, können alle neue beginnen und neue Menschen kennenlernen, und nehmen mit, was sie gelernt haben.
    .free = Das ist eine Empfehlung. Es entscheiden die Menschen im Circle.
    .manager = Als Programmleitung können Sie den Circle auflösen oder sechs Monate fortsetzen. Wenn Sie ihn fortsetzen, geben Sie bitte einen Grund an; die Teilnehmenden und die Programmverwaltung sehen ihn.
    .participant = Sprechen Sie im Circle darüber und antworten Sie vertraulich, ob Sie bleiben würden; die Programmleitung sieht nur Zahlen.

## 27: an alle Teilnehmenden

decision-taken =
    .subject-continue = Mit „{ $circle }“ geht es weiter
    .subject-disband = „{ $circle }“ endet mit der Laufzeit
    .preheader-continue = { $from } bis { $to }.
    .preheader-disband = Am { $day }.
    .continue = Es ist entschieden: „{ $circle }“ geht sechs Monate weiter, von { $from } bis { $to }.
    .disband = Es ist entschieden: „{ $circle }“ löst sich am Ende der Laufzeit auf, am { $day }.
    .own =
        { $answer ->
            [leave] Sie haben geantwortet, dass Sie gehen möchten. Ihre Teilnahme endet am { $day }.
            [stay] Sie haben geantwortet, dass Sie bleiben möchten. Sie brauchen nichts zu tun.
           *[none] Sie haben nicht geantwortet, ob Sie bleiben möchten, und bleiben deshalb dabei. Sie können den Circle jederzeit verlassen.
        }

## 27: an die Programmleitung, ihre Stellvertretungen und die Programmverwaltung

decision-overdue =
    .subject = Überfällig: Geht es mit „{ $circle }“ weiter?
    .preheader = Die Laufzeit ist vorbei, und niemand hat entschieden.
    .body = Die Laufzeit von „{ $circle }“ endete am { $day }, und niemand hat entschieden, ob es weitergeht.
    .decide-by = Zeit für die Entscheidung ist bis { $by }.
    .afterwards = Danach ruht der Circle: Er lässt sich nur noch lesen, und seine Treffen sind abgesagt.
    .take-over = Bis dahin können alle Teilnehmenden die Programmleitung übernehmen und entscheiden.
    .administrator = Sie können anstelle der Programmleitung entscheiden.

## 28: an alle Teilnehmenden

circle-lapsed =
    .subject = „{ $circle }“ ruht
    .preheader = Niemand hat entschieden, ob es weitergeht.
    .body = Die Laufzeit von „{ $circle }“ ist vorbei, und niemand hat rechtzeitig entschieden, ob es weitergeht. Deshalb ruht der Circle jetzt.
    .read-only = Sie können weiterhin alles lesen, und nichts wird gelöscht.
    .again = Die Programmleitung oder die Programmverwaltung kann ihn wieder aufnehmen bis { $by }.
    .afterwards = Danach ist der Circle abgeschlossen.

## 28: an alle, die teilgenommen oder angefragt haben

circle-closed =
    .subject = Der Circle „{ $circle }“ ist beendet
    .preheader = Was bleibt, und wie lange.
    .preheader-requested = Ihre Anfrage ist damit geschlossen.
    .completed = Der Circle „{ $circle }“ ist abgeschlossen.
    .disbanded = Der Circle „{ $circle }“ wurde aufgelöst.
    .thanks = Vielen Dank, dass Sie dabei waren!
    .archive = Sie können auf den Circle zurückblicken bis { $day }. Danach wird gelöscht, was dort geschrieben wurde.
    .action = Auf den Circle zurückblicken

## 29: an alle, die die Programmleitung übernehmen können; spät an die Programmverwaltung

manager-wanted =
    .subject = „{ $circle }“ braucht eine Programmleitung
    .preheader = Übernehmen Sie?
    .body = Der Circle „{ $circle }“ hat zurzeit keine Programmleitung.
    .meanwhile = Bis es eine gibt, gehen die Treffen weiter, und die Programmverwaltung beantwortet die Anfragen.
    .meanwhile-proposed = Bis es eine gibt, beantwortet die Programmverwaltung die Anfragen.
    .first = Stellvertretungen und Advisors sind gefragt bis { $by }, danach alle.
    .everybody = Gefragt sind alle im Circle. Hat bis { $by } niemand übernommen, erfährt es die Programmverwaltung.
    .vacant =
        { $days ->
            [0] Die Stelle ist seit heute unbesetzt.
            [one] Die Stelle ist seit { $days } Tag unbesetzt.
           *[other] Die Stelle ist seit { $days } Tagen unbesetzt.
        }
    .administrator = Alle im Circle wurden gefragt, niemand hat übernommen. Bitte helfen Sie dem Circle, jemanden zu finden; bis dahin können Sie anstelle der Programmleitung handeln.
    .action = Programmleitung übernehmen

## 29: an die anderen Teilnehmenden

new-manager =
    .subject = { $name } übernimmt die Programmleitung von „{ $circle }“
    .preheader = An wen Sie sich jetzt wenden können.
    .body = { $name } hat jetzt die Programmleitung des Circles „{ $circle }“.

## 30: an die Programmleitung und die Programmverwaltung

below-minimum =
    .subject = „{ $circle }“ hat weniger als { $minimum } Personen
    .preheader =
        { $people ->
            [one] { $people } Person ist noch dabei.
           *[other] { $people } Personen sind noch dabei.
        }
    .body =
        { $people ->
            [one] Bei „{ $circle }“ ist noch { $people } Person dabei. Ein Circle sollte mindestens { $minimum } haben.
           *[other] Bei „{ $circle }“ sind noch { $people } Personen dabei. Ein Circle sollte mindestens { $minimum } haben.
        }
    .until = So kann er weiterlaufen bis { $by }.
    .over = Die Zeit, in der er so weiterlaufen kann, ist vorbei.
    .manager = Laden Sie Menschen ein, oder sprechen Sie darüber, ob der Circle enden soll. Von selbst wird er nie geschlossen.
    .administrator = Bitte helfen Sie dem Circle, Menschen zu finden oder zu einem Ende zu kommen. Von selbst wird er nie geschlossen.
    .action = Einladen oder den Circle schließen

## 31: an alle, für die es Neuigkeiten gibt

digest =
    .subject =
        { $period ->
            [weekly] Die Woche in Ihren Circles
           *[daily] Der Tag in Ihren Circles
        }
    .preheader =
        { $news ->
            [one] { $news } Neuigkeit.
           *[other] { $news } Neuigkeiten.
        }
    .body =
        { $period ->
            [weekly] Das ist seit letzter Woche neu in Ihren Circles:
           *[daily] Das ist seit gestern neu in Ihren Circles:
        }
    .circle = { $circle }
    .joined = { $name } ist jetzt als { a-role } dabei.
    .left = { $name } ist nicht mehr dabei.
    .action = „{ $circle }“ öffnen

## 32: an die Programmverwaltung

administrators-weekly =
    .subject = Die Aufgaben der Woche für die Programmverwaltung
    .preheader =
        { $tasks ->
            [one] { $tasks } Circle wartet auf Sie.
           *[other] { $tasks } Circles warten auf Sie.
        }
    .body = Diese Circles warten auf die Programmverwaltung, am längsten die ersten:
    .requests = Anfragen, die niemand beantwortet ({ $circles })
    .vacant = Keine Programmleitung ({ $circles })
    .below = Zu wenige Personen ({ $circles })
    .overdue = Entscheidung überfällig ({ $circles })
    .since = { $circle }, seit { $day }
    .more =
        { $more ->
            [one] und { $more } weiterer Circle
           *[other] und { $more } weitere Circles
        }
