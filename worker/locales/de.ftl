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
    .transactional = Sie erhalten diese E-Mail, weil Sie oder Ihr Circle etwas veranlasst haben. Solche E-Mails lassen sich nicht abbestellen.
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
       *[other] Zum Circle gehören jetzt { $people } Personen.
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
meetings-called-off = Alle noch geplanten Treffen sind abgesagt. Falls Termine aus einer früheren E-Mail in Ihrem Kalender stehen, löschen Sie diese bitte.
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
           *[none] Sie haben der Teilnahme am Gruppenmentoring zugestimmt. Um bei einem Circle mitzumachen oder einen vorzuschlagen, melden Sie sich als Mitglied, als Advisor oder als beides an.
        } Circles sind kleine Gruppen, die sich sechs Monate lang etwa einmal im Monat treffen.
    .stored-heading = Was gespeichert wird
    .stored = Was Sie in Ihrem Profil angeben (Themen, Sprachen, Affinity-Netzwerke und was Sie über sich schreiben), dazu die Angaben der Personalabteilung zu Ihrer Stelle und Ihrem Standort. Verwendet wird das nur für das Mentoring. Sie haben der Datenschutzerklärung in der Fassung { $version } zugestimmt.
    .seen-heading = Wer es sieht
    .seen = Die Menschen in Ihren Circles sehen Ihren Namen und Ihr Profil, ebenso alle, die über eine offene Anfrage von Ihnen entscheiden. Ihre E-Mail-Adresse sehen nur die Programmleitung Ihres Circles und die Programmverwaltung. Ihre Affinity-Netzwerke sehen nur Sie selbst.
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
    .mistake = Sind die Angaben der Personalabteilung falsch, bitten Sie dort um Berichtigung. Sobald das geschehen ist, können Sie wieder teilnehmen.
    .action = Leitfaden lesen

## 2: an die Programmleitung eines Circles, in dem eine solche Person war

participant-offboarded =
    .subject = { $name } ist nicht mehr bei „{ $circle }“
    .body = { $name } kann nicht mehr am Programm teilnehmen.
    .too-few = Ein Circle sollte mindestens { $minimum } Personen haben.

## 4: an die Person, die den Circle vorgeschlagen hat

proposal-recorded =
    .subject = Ihr Circle „{ $circle }“ ist vorgeschlagen
    .body = Andere können ihn jetzt finden und anfragen.
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
    .body = { $name } schlägt Sie vor. Das Thema des Circles ist { $topic }. Sie würden als { a-role } teilnehmen.
    .duties = Die Programmleitung nimmt die Menschen auf, die anfragen, startet den Circle und damit seine sechs Monate, und kümmert sich um die Treffen.
    .afterwards = Danach verfällt die Anfrage. Sonst ändert sich nichts.
    .action = Zusagen oder ablehnen

## 6: an die Programmleitung

proposal-waiting =
    .subject = „{ $circle }“ wartet auf den Start
    .body =
        { $days ->
            [one] Der Vorschlag ist { $days } Tag alt.
           *[other] Der Vorschlag ist { $days } Tage alt.
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
    .invite = Erzählen Sie Menschen davon, denen das Thema am Herzen liegt. Wer den Circle findet, kann anfragen.
    .publish = Starten Sie den Circle jetzt.
    .publish-later = Starten Sie den Circle, sobald { $needed } Personen dabei sind.
    .withdraw = Ziehen Sie den Vorschlag zurück, wenn Sie den Circle nicht mehr starten möchten.
    .expires = Der Vorschlag gilt bis { $by }.
    .anew = Mit jeder Person, die Sie aufnehmen, beginnt die Frist von vorn.

## 7: an die Programmleitung und alle, die angefragt haben

will-not-start =
    .subject = Der Circle „{ $circle }“ findet nicht statt
    .preheader = Der Vorschlag ist beendet.
    .preheader-alternatives = Es gibt ähnliche Circles, die Ihnen offenstehen.
    .expired =
        { $days ->
            [one] Er wurde nicht innerhalb von { $days } Tag gestartet. Der Vorschlag ist damit verfallen.
           *[other] Er wurde nicht innerhalb von { $days } Tagen gestartet. Der Vorschlag ist damit verfallen.
        }
    .withdrawn = Der Vorschlag wurde zurückgezogen.
    .requested = Ihre Anfrage ist damit geschlossen. Mit Ihnen persönlich hat das nichts zu tun.

## 8: an die Programmleitung und ihre Stellvertretungen

new-join-request =
    .subject = { $name } möchte bei „{ $circle }“ mitmachen
    .preheader =
        Als { a-role }. { $seats ->
            [one] { $seats } freier Platz.
           *[other] { $seats } freie Plätze.
        }
    .body = { $name } möchte als { a-role } teilnehmen.
    .body-level = { $name } ({ $level }) möchte als { a-role } teilnehmen.
    .wrote = { $name } schreibt:
    .seats = Freie Plätze: { $seats }.
    .action = Aufnehmen oder ablehnen

## 9: an die Person, die angefragt hat

request-received =
    .subject = Ihre Anfrage bei „{ $circle }“ ist eingegangen
    .preheader = { $name } wird antworten.
    .preheader-vacant = Die Programmverwaltung wird antworten.
    .body = Ihre Anfrage, als { a-role } mitzumachen, liegt bei { $name } (Programmleitung).
    .body-vacant = Ihre Anfrage, als { a-role } mitzumachen, liegt bei der Programmverwaltung, weil der Circle zurzeit keine Programmleitung hat.
    .answer-by = Sie erhalten eine Antwort bis { $by }.
    .silence = Antwortet bis dahin niemand, verfällt die Anfrage. Das ist keine Ablehnung.

## 10: an die Programmleitung und ihre Stellvertretungen

requests-waiting =
    .subject =
        { $requests ->
            [one] Eine Anfrage bei „{ $circle }“ wartet auf Sie
           *[other] { $requests } Anfragen bei „{ $circle }“ warten auf Sie
        }
    .why = Auch eine Absage ist besser als keine Antwort.

## 10: an die Programmverwaltung

requests-escalated =
    .subject = Niemand beantwortet Anfragen bei „{ $circle }“
    .body =
        { $requests ->
            [one] { $requests } Anfrage ist trotz Erinnerungen unbeantwortet.
           *[other] { $requests } Anfragen sind trotz Erinnerungen unbeantwortet.
        }
    .expires = Ohne Antwort gilt die erste nur bis { $by }.
    .act = Sie können anstelle der Programmleitung antworten.

## 11: an die Person, die angefragt hat

request-expired =
    .subject = Ihre Anfrage bei „{ $circle }“ ist verfallen
    .body = Niemand hat rechtzeitig geantwortet. Es tut uns leid, dass Sie vergeblich gewartet haben.
    .no-refusal = Das ist keine Ablehnung und hat mit Ihnen persönlich nichts zu tun.
    .again = Wenn Sie weiterhin Interesse haben, können Sie jederzeit wieder anfragen.

## 12: an die neue Teilnehmerin oder den neuen Teilnehmer

approved =
    .subject = Sie sind dabei: „{ $circle }“
    .body = Sie nehmen als { a-role } teil.
    .next-heading = Das nächste Treffen
    .next =
        { $format ->
            [education] Geplant ist eine Lerneinheit: { $day }. Alle geplanten Treffen stehen in der Kalenderdatei, die dieser E-Mail beiliegt.
           *[experience] Geplant ist ein Erfahrungsaustausch: { $day }. Alle geplanten Treffen stehen in der Kalenderdatei, die dieser E-Mail beiliegt.
        }
    .unplanned = Noch ist kein Treffen geplant. Die Termine stehen fest, sobald der Circle startet.

## 13: an die Person, die angefragt hat

declined =
    .subject = Ihre Anfrage bei „{ $circle }“
    .body = Ihre Anfrage wurde dieses Mal nicht angenommen.
    .wrote = Die Programmleitung schreibt:
    .again = Sie können wieder anfragen ab { $day }.

## 13: an die Person, deren Absage zurückgenommen wurde

request-reopened =
    .subject = Ihre Anfrage bei „{ $circle }“ wird noch einmal geprüft
    .body = Die Absage wurde zurückgenommen.

## 14: an die Person, die bei einem vollen Circle angefragt hat

waitlisted =
    .subject = Sie stehen auf der Warteliste von „{ $circle }“
    .preheader = Sie sind auf Platz { $position }.
    .body = Der Circle ist voll. Als { a-role } stehen Sie auf Platz { $position }. Frei werdende Plätze werden der Reihe nach vergeben.
    .wait = Sie brauchen nichts zu tun: Sobald ein Platz frei ist, erhalten Sie eine E-Mail.

## 14: an die Person, die von der Warteliste nachrückt

moved-up =
    .subject = Sie sind von der Warteliste von „{ $circle }“ nachgerückt
    .preheader = Über Ihre Anfrage wird jetzt entschieden.
    .body = Ein Platz ist frei geworden, und Sie standen ganz oben auf der Liste.

## 14: an die Person, der ein Platz angeboten wird

seat-offered =
    .subject = Ein Platz in „{ $circle }“ ist für Sie reserviert
    .body = Sie können als { a-role } teilnehmen.
    .decide-by = Bitte entscheiden Sie sich bis { $by }.
    .afterwards = Danach wird er der nächsten Person angeboten.
    .action = Platz annehmen oder verzichten

## 14: an die Person, die den Platz nicht rechtzeitig angenommen hat

offer-lapsed =
    .subject = Der Platz in „{ $circle }“ ist nicht mehr für Sie reserviert
    .preheader = Sie können wieder anfragen.
    .body = Er wurde nicht rechtzeitig angenommen und wird jetzt der nächsten Person angeboten.
    .again = Ihre Anfrage ist geschlossen. Wenn Sie weiterhin Interesse haben, können Sie jederzeit wieder anfragen.

## 16: an die anderen Teilnehmenden

participant-joined =
    .subject = { $name } ist jetzt bei „{ $circle }“
    .body =
        { $people ->
            [one] { $name } nimmt als { a-role } teil. Zum Circle gehört jetzt { $people } Person.
           *[other] { $name } nimmt als { a-role } teil. Zum Circle gehören jetzt { $people } Personen.
        }

participant-left =
    .subject = { $name } ist nicht mehr bei „{ $circle }“

## 16: an die Person, deren Rolle sich geändert hat

role-changed =
    .subject = Ihre Rolle in „{ $circle }“
    .body = Sie nehmen jetzt als { a-role } teil.

## 16: an die Person, die eine Aufgabe übernimmt oder abgibt

duty-began =
    .subject =
        { $duty ->
            [deputy] Sie sind Stellvertretung in „{ $circle }“
           *[manager] Sie sind Programmleitung von „{ $circle }“
        }
    .manager = Sie nehmen die Menschen auf, die anfragen, starten den Circle und kümmern sich um die Treffen.
    .deputy = Sie vertreten die Programmleitung: Sie können Menschen aufnehmen und den Circle starten.

duty-ended =
    .subject =
        { $duty ->
            [deputy] Sie sind nicht mehr Stellvertretung in „{ $circle }“
           *[manager] Sie sind nicht mehr Programmleitung von „{ $circle }“
        }
    .body =
        { $duty ->
            [deputy] Vielen Dank für Ihren Einsatz als Stellvertretung! An Ihrem Platz im Circle ändert das nichts.
           *[manager] Vielen Dank für Ihren Einsatz in der Programmleitung! An Ihrem Platz im Circle ändert das nichts.
        }

## 17: an die Person, deren Teilnahme beendet wurde

removed =
    .subject = Sie sind nicht mehr bei „{ $circle }“
    .preheader = Der Grund und wer Fragen beantwortet.
    .wrote = Als Grund ist angegeben:
    .ask = Bei Fragen wenden Sie sich an { $name } (Programmleitung des Circles) oder an die Programmverwaltung.
    .ask-administrators = Bei Fragen wenden Sie sich an die Programmverwaltung.

## 18: an die Programmleitung

ready-to-publish =
    .subject = „{ $circle }“ kann starten
    .people =
        { $people ->
            [one] { $people } Person ist dabei.
           *[other] { $people } Personen sind dabei.
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
    .body = Sie nehmen als { a-role } teil.
    .term = Laufzeit: { $from } bis { $to }.
    .planned = Die geplanten Treffen
    .attached = Alle Termine stehen auch in der Kalenderdatei, die dieser E-Mail beiliegt.

## 24: an die Programmleitung

nothing-planned =
    .subject = Für „{ $circle }“ ist kein Treffen geplant
    .preheader = Vereinbaren Sie im Circle den nächsten Termin.
    .body = Das letzte Treffen war am { $day }.
    .body-never = Ein früheres Treffen ist nicht bekannt.
    .dates = Termine, die zu Ihrem Rhythmus passen

## 24: an die Teilnehmenden und die Programmverwaltung

circle-quiet =
    .subject = Trifft sich „{ $circle }“ noch?
    .preheader = Es gab lange kein Treffen.
    .ask = Wenn Sie sich noch treffen, vereinbaren Sie bitte im Circle den nächsten Termin. Wenn nicht, sprechen Sie darüber, ob der Circle enden soll. Dann sind alle frei für einen neuen.
    .administrator = Bitte fragen Sie den Circle, ob er sich noch trifft, und helfen Sie, wenn etwas im Weg steht.

## 25: an die Programmleitung, beim ersten Mal in einer Laufzeit an alle Teilnehmenden

decide-term =
    .subject = Geht es mit „{ $circle }“ weiter?
    .subject-manager = Bitte entscheiden Sie: Geht es mit „{ $circle }“ weiter?
    .term = Die Laufzeit endet am { $day }.
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
            [leave] Bisher haben Sie angegeben, dass Sie gehen möchten. Sie können das ändern.
            [none] Bisher haben Sie nicht geantwortet.
           *[stay] Bisher haben Sie angegeben, dass Sie bleiben möchten. Sie können das ändern.
        }
    .undecided = Entscheidet niemand, ruht der Circle ab { $day }. Vom Ende der Laufzeit bis dahin können alle Teilnehmenden die Programmleitung übernehmen und entscheiden.
    .action = Angeben, ob Sie bleiben

## 26: an alle Teilnehmenden

twelve-months =
    .subject = Unsere Empfehlung nach { $months } Monaten: „{ $circle }“ auflösen
    .preheader = Eine Empfehlung, und warum.
    .body = Die { $months } Monate sind am { $day } erreicht.
    .why = Wenn Circles enden, können alle neue beginnen und neue Menschen kennenlernen.
    .free = Das ist eine Empfehlung. Es entscheiden die Menschen im Circle.
    .manager = Als Programmleitung können Sie den Circle auflösen oder sechs Monate fortsetzen. Wenn Sie ihn fortsetzen, geben Sie bitte einen Grund an; die Teilnehmenden und die Programmverwaltung sehen ihn.
    .participant = Sprechen Sie im Circle darüber und geben Sie vertraulich an, ob Sie bleiben möchten; die Programmleitung sieht nur Zahlen.

## 27: an alle Teilnehmenden

decision-taken =
    .subject-continue = Mit „{ $circle }“ geht es weiter
    .subject-disband = „{ $circle }“ endet mit der Laufzeit
    .preheader-continue = { $from } bis { $to }.
    .preheader-disband = Am { $day }.
    .continue = Er läuft sechs Monate weiter, von { $from } bis { $to }.
    .disband = Die Laufzeit endet am { $day }.
    .own =
        { $answer ->
            [leave] Sie haben angegeben, dass Sie gehen möchten. Ihre Teilnahme endet am { $day }.
            [stay] Sie haben angegeben, dass Sie bleiben möchten. Sie brauchen nichts zu tun.
           *[none] Sie haben nicht angegeben, ob Sie bleiben möchten, und bleiben deshalb dabei. Sie können den Circle jederzeit verlassen.
        }

## 27: an die Programmleitung, ihre Stellvertretungen und die Programmverwaltung

decision-overdue =
    .subject = Überfällig: Geht es mit „{ $circle }“ weiter?
    .preheader = Die Laufzeit ist vorbei, und niemand hat entschieden.
    .body = Die Laufzeit endete am { $day }, und niemand hat entschieden.
    .decide-by = Zeit für die Entscheidung ist bis { $by }.
    .afterwards = Danach ruht der Circle: Er lässt sich nur noch lesen, und seine Treffen sind abgesagt.
    .take-over = Bis dahin können alle Teilnehmenden die Programmleitung übernehmen und entscheiden.
    .administrator = Sie können anstelle der Programmleitung entscheiden.

## 28: an alle Teilnehmenden

circle-lapsed =
    .subject = „{ $circle }“ ruht
    .preheader = Niemand hat entschieden, ob es weitergeht.
    .body = Die Laufzeit ist vorbei, und niemand hat rechtzeitig entschieden, ob der Circle weitergeht.
    .read-only = Sie können weiterhin alles lesen, und nichts wird gelöscht.
    .again = Die Programmleitung oder die Programmverwaltung kann ihn wieder aufnehmen bis { $by }.
    .afterwards = Danach ist der Circle abgeschlossen.

## 28: an alle, die teilgenommen oder angefragt haben

circle-closed =
    .subject = Der Circle „{ $circle }“ ist beendet
    .preheader = Was bleibt, und wie lange.
    .preheader-requested = Ihre Anfrage ist damit geschlossen.
    .completed = Die Laufzeit ist vorbei.
    .disbanded = Er wurde aufgelöst.
    .thanks = Vielen Dank, dass Sie dabei waren!
    .archive = Sie können auf den Circle zurückblicken bis { $day }. Danach wird gelöscht, was dort geschrieben wurde.
    .action = Auf den Circle zurückblicken

## 29: an alle, die die Programmleitung übernehmen können; spät an die Programmverwaltung

manager-wanted =
    .subject = „{ $circle }“ braucht eine Programmleitung
    .preheader = Übernehmen Sie?
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
    .body = { $name } entscheidet jetzt über Anfragen und kümmert sich um die Treffen.

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
            [one] Es ist noch { $people } Person dabei. Ein Circle sollte mindestens { $minimum } haben.
           *[other] Es sind noch { $people } Personen dabei. Ein Circle sollte mindestens { $minimum } haben.
        }
    .until = So kann er weiterlaufen bis { $by }.
    .over = Die Zeit, in der er so weiterlaufen kann, ist vorbei.
    .manager = Erzählen Sie Kolleginnen und Kollegen vom Circle, damit sie anfragen können, oder sprechen Sie darüber, ob er enden soll. Von selbst wird er nie geschlossen.
    .administrator = Bitte helfen Sie dem Circle, Menschen zu finden oder zu einem Ende zu kommen. Von selbst wird er nie geschlossen.

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
            [weekly] Neu seit letzter Woche:
           *[daily] Neu seit gestern:
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
