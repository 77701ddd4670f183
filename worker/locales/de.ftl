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

## 7: an die Programmleitung und alle, die angefragt haben

will-not-start =
    .subject = Der Circle „{ $circle }“ findet nicht statt
    .preheader = Er endet, bevor er begonnen hat.
    .preheader-alternatives = Es gibt ähnliche Circles, die Ihnen offenstehen.
    .expired = Der Circle „{ $circle }“ wurde nicht innerhalb von 90 Tagen nach dem Vorschlag gestartet. Der Vorschlag ist damit verfallen.
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
