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
    .transactional = You get this email because of something that you or your circle did. It cannot be turned off.
    .reminder = This is a reminder.
    .turn-off-reminders = Turn reminders off
    .news = This is news from your circles.
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
circle-clock = In the circle’s time zone: { $at }.
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
       *[other] There are now { $people } people in the circle.
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
oldest-request =
    { $days ->
        [0] The oldest came in today.
        [one] The oldest has waited for { $days } day.
       *[other] The oldest has waited for { $days } days.
    }
review-requests = Review the requests
continue-or-disband = Continue or disband
meetings-called-off = All meetings that were still to come are called off. If you added them to your calendar from an earlier email, please remove them there.
answers =
    .heading = Who wants to stay
    .stay = Want to stay
    .leave = Want to leave
    .none = No answer yet
    .count = { $count }
advice =
    .no-advisor = No advisor takes part yet. An advisor is highly recommended, so consider asking somebody to join as one.
    .advisor-count = More than two advisors can crowd out the members; two are usually enough.
    .level-gap = An advisor guides best from one or two levels above the members. Here, the distance is different.
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
           *[none] You opted in to group mentoring. To join or propose a circle, sign up as a member, as an advisor, or both.
        } Circles are small groups that meet about once a month for six months.
    .stored-heading = What is stored
    .stored = What you enter in your profile (topics, languages, affinity networks, what you say about yourself), and what the company’s HR data says about your job and location. It is used for mentoring only. You agreed to version { $version } of the privacy notice.
    .seen-heading = Who sees it
    .seen = The people in your circles see your name and profile. So do those who decide about a request of yours, while it is open. Your email address is shown only to the programme manager of your circle and to the programme’s administrators. Your affinity networks are shown to nobody but you.
    .action = Complete your preferences

## 2: to the person who is no longer eligible

offboarded =
    .subject = You can no longer take part in Circles
    .preheader = What has ended, what is kept, and for how long.
    .body = Group mentoring is open to regular employees only, and the company’s HR data no longer lists you as one. It has nothing to do with you personally.
    .circles = Your place has ended in
    .no-circles = You were not in a circle. Your open requests to join are closed.
    .kept = What is kept, and for how long
    .profile = Your profile is removed on { $day }, with everything that you entered in it.
    .written =
        { $days ->
            [one] What you wrote in a circle stays with it and is removed { $days } day after the circle has ended.
           *[other] What you wrote in a circle stays with it and is removed { $days } days after the circle has ended.
        }
    .mistake = If the HR data is wrong, please ask for it to be corrected. You can take part again as soon as it is.
    .action = Read the user guide

## 2: to the programme manager of a circle that such a person was in

participant-offboarded =
    .subject = { $name } is no longer in “{ $circle }”
    .body = { $name } can no longer take part in the programme.
    .too-few = A circle should have at least { $minimum } people.

## 4: to the proposer

proposal-recorded =
    .subject = Your circle “{ $circle }” is proposed
    .body = Others can find it now and ask to join.
    .seats = Seats: { $people } of { $max } taken.
    .missing =
        { $missing ->
            [0] Enough people are in to start it.
            [one] { $missing } more person is needed before it can start.
           *[other] { $missing } more people are needed before it can start.
        }
    .nominee = { $name } was asked to be its programme manager and has to accept first.

## 5: to the nominee

named-manager =
    .subject = Will you be the programme manager of “{ $circle }”?
    .body = { $name } named you. The circle is about { $topic }, and you would take part as { a-role }.
    .duties = The programme manager approves the people who ask to join, publishes the circle, which starts its six months, and looks after its meetings.
    .afterwards = After that, the question expires and nothing else changes.
    .action = Accept or decline

## 6: to the programme manager

proposal-waiting =
    .subject = “{ $circle }” is waiting to start
    .body =
        { $days ->
            [one] It was proposed { $days } day ago.
           *[other] It was proposed { $days } days ago.
        }
    .people =
        { $people ->
            [one] { $people } of the { $needed } people that it needs is in.
           *[other] { $people } of the { $needed } people that it needs are in.
        }
    .enough =
        { $people ->
            [one] { $people } person is in, enough to start it.
           *[other] { $people } people are in, enough to start it.
        }
    .choices = What you can do
    .invite = Tell colleagues who care about the topic. They can find the circle and ask to join.
    .publish = Publish the circle now.
    .publish-later = Publish the circle as soon as { $needed } people are in.
    .withdraw = Withdraw the proposal if you no longer want to start it.
    .expires = The proposal is valid until { $by }.
    .anew = Each time you approve somebody, the period starts again.

## 7: to the programme manager and those who asked to join

will-not-start =
    .subject = The circle “{ $circle }” will not start
    .preheader = The proposal has ended.
    .preheader-alternatives = There are similar circles that you can join.
    .expired =
        { $days ->
            [one] It was not started within { $days } day, so the proposal has expired.
           *[other] It was not started within { $days } days, so the proposal has expired.
        }
    .withdrawn = The proposal was withdrawn.
    .requested = Your request to join is closed. It has nothing to do with you personally.

## 8: to the programme manager and the deputies

new-join-request =
    .subject = { $name } asks to join “{ $circle }”
    .preheader =
        As { a-role }. { $seats ->
            [one] { $seats } free seat.
           *[other] { $seats } free seats.
        }
    .body = { $name } would like to take part as { a-role }.
    .body-level = { $name } ({ $level }) would like to take part as { a-role }.
    .wrote = { $name } writes:
    .seats = Free seats: { $seats }.
    .action = Approve or decline

## 9: to the requester

request-received =
    .subject = We have your request to join “{ $circle }”
    .preheader = { $name } will answer.
    .preheader-vacant = The programme’s administrators will answer.
    .body = Your request to take part as { a-role } is with { $name }, the programme manager.
    .body-vacant = Your request to take part as { a-role } is with the programme’s administrators, because the circle has no programme manager at the moment.
    .answer-by = You will have an answer by { $by }.
    .silence = If nobody answers by then, your request expires. That is not a refusal.

## 10: to the programme manager and the deputies

requests-waiting =
    .subject =
        { $requests ->
            [one] A request to join “{ $circle }” is waiting for you
           *[other] { $requests } requests to join “{ $circle }” are waiting for you
        }
    .why = Any answer is better than none.

## 10: to the programme’s administrators

requests-escalated =
    .subject = Nobody answers requests to join “{ $circle }”
    .body =
        { $requests ->
            [one] { $requests } request is unanswered, although reminders were sent.
           *[other] { $requests } requests are unanswered, although reminders were sent.
        }
    .expires = Without an answer, the first is valid until { $by }.
    .act = You can answer in place of the programme manager.

## 11: to the requester

request-expired =
    .subject = Your request to join “{ $circle }” has expired
    .body = Nobody answered in time. We are sorry that you waited for nothing.
    .no-refusal = This is not a refusal, and it has nothing to do with you personally.
    .again = If you are still interested, you can ask again at any time.

## 12: to the new participant

approved =
    .subject = You are now in “{ $circle }”
    .body = You take part as { a-role }.
    .next-heading = The next meeting
    .next =
        { $format ->
            [education] It is planned for { $day }, for education. The calendar file with this email holds all planned meetings.
           *[experience] It is planned for { $day }, for experience. The calendar file with this email holds all planned meetings.
        }
    .unplanned = No meeting is planned yet. The dates are set when the circle starts.

## 13: to the requester

declined =
    .subject = Your request to join “{ $circle }”
    .body = Your request was not accepted this time.
    .wrote = The programme manager wrote:
    .again = You may ask again from { $day }.

## 13: to somebody whose refusal was taken back

request-reopened =
    .subject = Your request to join “{ $circle }” is being considered again
    .body = The decision to decline your request has been taken back.

## 14: to the requester of a full circle

waitlisted =
    .subject = You are on the waitlist of “{ $circle }”
    .preheader = You are number { $position }.
    .body = The circle is full. You are number { $position } in line, as { a-role }. Seats are given in the order of the list.
    .wait = You need to do nothing. You will get an email when a seat is free.

## 14: to somebody who moved up from the waitlist

moved-up =
    .subject = You moved up from the waitlist of “{ $circle }”
    .preheader = Your request is waiting for an answer now.
    .body = A seat has become free, and you were first in line.

## 14: to the person who is offered a seat

seat-offered =
    .subject = A seat in “{ $circle }” is held for you
    .body = You can take it as { a-role }.
    .decide-by = Please decide by { $by }.
    .afterwards = After that, it is offered to the next person.
    .action = Take the seat or pass

## 14: to the person who did not take the seat in time

offer-lapsed =
    .subject = The seat in “{ $circle }” is no longer held for you
    .preheader = You can ask to join again.
    .body = It was not taken in time, so it is offered to the next person in line.
    .again = Your request is closed. If you are still interested, you can ask again at any time.

## 16: to the other participants

participant-joined =
    .subject = { $name } joined “{ $circle }”
    .body =
        { $people ->
            [one] { $name } takes part as { a-role }. There is now { $people } person in the circle.
           *[other] { $name } takes part as { a-role }. There are now { $people } people in the circle.
        }

participant-left =
    .subject = { $name } is no longer in “{ $circle }”

## 16: to the person whose role changed

role-changed =
    .subject = Your role in “{ $circle }”
    .body = You take part as { a-role } now.

## 16: to the person who has a duty now, or has it no longer

duty-began =
    .subject =
        { $duty ->
            [deputy] You are a deputy of “{ $circle }”
           *[manager] You are programme manager of “{ $circle }”
        }
    .manager = You approve the people who ask to join, publish the circle and look after its meetings.
    .deputy = You act for the programme manager: you can approve people and publish the circle.

duty-ended =
    .subject =
        { $duty ->
            [deputy] You are no longer a deputy of “{ $circle }”
           *[manager] You are no longer programme manager of “{ $circle }”
        }
    .body =
        { $duty ->
            [deputy] Thank you for your work as deputy. This does not change your place in the circle.
           *[manager] Thank you for your work as programme manager. This does not change your place in the circle.
        }

## 17: to the person who was removed

removed =
    .subject = You are no longer in “{ $circle }”
    .preheader = Why, and who to ask.
    .wrote = The reason given:
    .ask = If you have questions, ask { $name }, the programme manager of the circle, or the programme’s administrators.
    .ask-administrators = If you have questions, ask the programme’s administrators.

## 18: to the programme manager

ready-to-publish =
    .subject = “{ $circle }” is ready to start
    .people =
        { $people ->
            [one] { $people } person is in.
           *[other] { $people } people are in.
        }
    .term = If you publish it today, its term of six months runs from { $from } to { $to }.
    .advice = Advice to read before you publish
    .planned = If you publish it today, these meetings are planned
    .later = More people can still ask to join after it has started.
    .action = Review and publish

## 19: to a participant

circle-started =
    .subject = Your circle “{ $circle }” has started
    .preheader = Six months, from { $from }.
    .body = You take part as { a-role }.
    .term = Its term runs from { $from } to { $to }.
    .planned = The planned meetings
    .attached = They are in the calendar file with this email.

## 24: to the programme manager

nothing-planned =
    .subject = No meeting of “{ $circle }” is planned
    .preheader = Agree on a next date in the circle.
    .body = The last meeting was on { $day }.
    .body-never = No earlier meeting is known.
    .dates = Dates that keep to your rhythm

## 24: to the participants and the programme’s administrators

circle-quiet =
    .subject = Is “{ $circle }” still meeting?
    .preheader = There has been no meeting for a long time.
    .ask = If you are still meeting, agree on the next date in the circle. If not, talk about whether the circle should end. Then everyone is free to join a new one.
    .administrator = Please ask the circle whether it still meets, and help if something stands in the way.

## 25: to the programme manager, the first of a term to all participants

decide-term =
    .subject = Will “{ $circle }” go on?
    .subject-manager = Please decide: will “{ $circle }” go on?
    .term = The term ends on { $day }.
    .left =
        { $days ->
            [0] The term ends today.
            [one] { $days } day is left.
           *[other] { $days } days are left.
        }
    .decide = As programme manager you decide whether it goes on for six more months or disbands when the term ends.
    .ask = Would you like to stay if the circle goes on for six more months? Your answer is private. The programme manager sees only how many people want to stay.
    .own =
        { $answer ->
            [leave] So far your answer is that you want to leave. You can change it.
            [none] So far you have not answered.
           *[stay] So far your answer is that you want to stay. You can change it.
        }
    .undecided = If nobody decides, the circle lapses on { $day } and becomes read-only. From the end of the term until then, any participant can take over as programme manager and decide.
    .action = Say whether you stay

## 26: to all participants

twelve-months =
    .subject = Our advice after { $months } months: let “{ $circle }” end
    .preheader = A recommendation, and why.
    .body = The { $months } months are complete on { $day }.
    .why = When circles end, everyone can start a new one and meet new people.
    .free = This is a recommendation. The people in the circle decide.
    .manager = As programme manager you can disband the circle, or continue for six more months. To continue, please give a reason. The participants and the programme’s administrators see it.
    .participant = Talk about it in the circle, and say privately whether you would stay. The programme manager sees only counts.

## 27: to all participants

decision-taken =
    .subject-continue = “{ $circle }” goes on
    .subject-disband = “{ $circle }” ends with its term
    .preheader-continue = From { $from } to { $to }.
    .preheader-disband = On { $day }.
    .continue = It runs for six more months, from { $from } to { $to }.
    .disband = The term ends on { $day }.
    .own =
        { $answer ->
            [leave] You said that you want to leave. Your place ends on { $day }.
            [stay] You said that you want to stay. You need to do nothing.
           *[none] You did not say whether you want to stay, so you stay. You can leave at any time.
        }

## 27: to the programme manager, the deputies and the programme’s administrators

decision-overdue =
    .subject = Overdue: will “{ $circle }” go on?
    .preheader = The term is over, and nobody has decided.
    .body = The term ended on { $day }, and nobody has decided yet.
    .decide-by = It can be decided until { $by }.
    .afterwards = After that the circle lapses: it becomes read-only, and its meetings are called off.
    .take-over = Until then, any participant can take over as programme manager and decide.
    .administrator = You can decide in place of the programme manager.

## 28: to all participants

circle-lapsed =
    .subject = “{ $circle }” has lapsed
    .preheader = Nobody decided whether it goes on.
    .body = The term is over, and nobody decided in time whether the circle goes on.
    .read-only = You can still read everything, and nothing is deleted.
    .again = The programme manager or an administrator can reopen it until { $by }.
    .afterwards = After that, the circle is closed for good.

## 28: to those who took part, and those who had asked to join

circle-closed =
    .subject = The circle “{ $circle }” has ended
    .preheader = What stays available, and for how long.
    .preheader-requested = Your request to join is closed.
    .completed = Its term is over.
    .disbanded = It was disbanded.
    .thanks = Thank you for taking part.
    .archive = You can look back at the circle until { $day }. After that, what was written there is removed.
    .action = Look back at the circle

## 29: to those who may take the duty; late, to the programme’s administrators

manager-wanted =
    .subject = “{ $circle }” needs a programme manager
    .preheader = Will you take over?
    .meanwhile = Until there is one, meetings go on, and the programme’s administrators answer requests to join.
    .meanwhile-proposed = Until there is one, the programme’s administrators answer requests to join.
    .first = Deputies and advisors are asked until { $by }, then everybody.
    .everybody = Everybody in the circle is asked. If nobody has taken over by { $by }, the programme’s administrators are told.
    .vacant =
        { $days ->
            [0] The place has been empty since today.
            [one] The place has been empty for { $days } day.
           *[other] The place has been empty for { $days } days.
        }
    .administrator = Everybody in the circle was asked, and nobody has taken over. Please help the circle to find somebody; until then you can act in place of the programme manager.
    .action = Take over as programme manager

## 29: to the other participants

new-manager =
    .subject = { $name } is now programme manager of “{ $circle }”
    .preheader = Who to turn to from now on.
    .body = { $name } now answers requests to join and looks after the meetings.

## 30: to the programme manager and the programme’s administrators

below-minimum =
    .subject = “{ $circle }” has fewer than { $minimum } people
    .preheader =
        { $people ->
            [one] { $people } person is left.
           *[other] { $people } people are left.
        }
    .body =
        { $people ->
            [one] { $people } person is left. A circle should have at least { $minimum }.
           *[other] { $people } people are left. A circle should have at least { $minimum }.
        }
    .until = It may continue like this until { $by }.
    .over = The time for which it may continue like this is over.
    .manager = Tell colleagues about the circle, so that they can ask to join. Or talk about whether it should end. It is never closed automatically.
    .administrator = Please help the circle to find people, or to come to an end. It is never closed automatically.

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
            [weekly] New since last week:
           *[daily] New since yesterday:
        }
    .circle = { $circle }
    .joined = { $name } joined as { a-role }.
    .left = { $name } is no longer in the circle.
    .action = Open “{ $circle }”

## 32: to the programme’s administrators

administrators-weekly =
    .subject = The week’s tasks for administrators
    .preheader =
        { $tasks ->
            [one] { $tasks } circle waits for you.
           *[other] { $tasks } circles wait for you.
        }
    .body = These circles wait for the programme’s administrators, the longest waiting first:
    .requests = Requests to join that nobody answers ({ $circles })
    .vacant = No programme manager ({ $circles })
    .below = Too few people ({ $circles })
    .overdue = Decision overdue ({ $circles })
    .since = { $circle }, since { $day }
    .more =
        { $more ->
            [one] and { $more } more circle
           *[other] and { $more } more circles
        }
