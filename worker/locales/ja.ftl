# メールの日本語の文言。文体は「です・ます」。メールごとに 1 メッセージ、文や段落ごとに 1 属性。文の途中で改行しない。
#
# 用語集（すべて統一）:
#   circle = サークル · programme manager = プログラムマネージャー · deputy = 代理 · member = メンバー
#   advisor = アドバイザー · participant = 参加者 · seat = 空き枠 · waitlist = 待機リスト
#   request to join = 参加申請 · term = 活動期間 · publish = 開始する · user guide = 利用ガイド
#   experience / education = 経験の共有 / 学習 · administrators = プログラム事務局 · affinity network = アフィニティネットワーク

## すべてのメールに共通

greeting = { $name }さん
guide = はじめ方は利用ガイドをご覧ください
foot =
    .programme = Circles（グループメンタリングプログラム）
    .guide = 利用ガイド
    .transactional = このメールは、あなたまたはあなたのサークルの操作に応じてお送りしています。配信を停止することはできません。
    .reminder = このメールはリマインダーです。
    .turn-off-reminders = リマインダーを停止する
    .news = あなたのサークルに関するお知らせです。
    .turn-off-news = お知らせを停止する
    .preferences = 設定を変更する

## 複数のメールに共通

a-role =
    { $role ->
        [advisor] アドバイザー
       *[member] メンバー
    }
open-your-circle = サークルを開く
open-the-circle = このサークルを開く
view-request = 参加申請を確認・取り下げる
read-guide = サークルの探し方・提案のしかたを見る
see-similar = 似たサークルを見る
answer-by = { $by } までにご回答ください。
circle-clock = サークルのタイムゾーンでは { $at } です。
circle-dates = 日付はサークルのタイムゾーン（{ $zone }）によるものです。
people = 参加者
person = { $name }さん
person-role =
    { $role ->
        [advisor] アドバイザー
       *[member] メンバー
    }{ $duty ->
        [manager] ・プログラムマネージャー
       *[none] { "" }
    }
now-people =
    { $people ->
        [1] 現在の参加者はあなただけです。
       *[other] 現在の参加者は { $people } 名です。
    }
meeting = { $day }
meeting-format =
    { $format ->
        [education] 学習
       *[experience] 経験の共有
    }
alternatives = 同じテーマで募集中のサークル
alternative = { $circle }（空き { $seats } 名）
calendar-entry =
    { $format ->
        [education] { $circle }：学習ミーティング
       *[experience] { $circle }：経験の共有ミーティング
    }
oldest-request =
    { $days ->
        [0] 最も古い申請は、本日のものです。
       *[other] 最も古い申請は、{ $days } 日前から回答を待っています。
    }
review-requests = 参加申請を確認する
continue-or-disband = 継続または解散を決める
meetings-called-off = 今後のミーティングの予定は、すべて取り消されました。以前のメールからカレンダーに追加した場合は、お手数ですがカレンダーから削除してください。
answers =
    .heading = 参加を続けたい人数
    .stay = 続けたい
    .leave = 離れたい
    .none = まだ回答がない
    .count = { $count } 名
advice =
    .no-advisor = アドバイザーがまだいません。アドバイザーの参加を強くお勧めします。どなたかへのお声がけをご検討ください。
    .advisor-count = アドバイザーが 3 名以上になると、メンバーが発言しにくくなることがあります。通常は 2 名で十分です。
    .level-gap = アドバイザーは、メンバーより 1～2 段階上の等級の方が適しています。このサークルでは等級の差が異なります。
    .members-far-apart = 等級が 3 段階より離れているメンバーがいます。サークルは、キャリアの段階が近い人どうしのほうがうまくいきます。
    .manager-in-circle = 直属の上司と同じサークルになる方がいます。率直に話しにくくなるおそれがあります。
    .twelve-months = 12 か月が過ぎたサークルには、新しい出会いのために解散をお勧めしています。

## 1: 参加登録した方へ

welcome =
    .subject = Circles へようこそ
    .preheader = 保存される情報、閲覧できる人、はじめ方についてのご案内です。
    .body =
        { $roles ->
            [both] グループメンタリングに、メンバーおよびアドバイザーとして登録されました。
            [member] グループメンタリングに、メンバーとして登録されました。
            [advisor] グループメンタリングに、アドバイザーとして登録されました。
           *[none] グループメンタリングへの参加に同意いただきました。サークルに参加または提案するには、メンバー、アドバイザー、またはその両方として登録してください。
        }サークルは、6 か月間、月に 1 回ほど集まる少人数のグループです。
    .stored-heading = 保存される情報
    .stored = プロフィールに入力された内容（テーマ、言語、アフィニティネットワーク、自己紹介）と、人事データにある職務・勤務地の情報です。メンタリングの目的にのみ使用します。あなたはプライバシー通知のバージョン { $version } に同意しています。
    .seen-heading = 閲覧できる人
    .seen = 同じサークルの参加者は、あなたの氏名とプロフィールを閲覧できます。参加申請の回答を待っている間は、回答する担当者も閲覧できます。メールアドレスを閲覧できるのは、サークルのプログラムマネージャーとプログラム事務局だけです。アフィニティネットワークは、あなた以外には表示されません。
    .action = 設定を完了する

## 2: 参加資格がなくなった方へ

offboarded =
    .subject = Circles に参加できなくなりました
    .preheader = 終了した内容と、情報の保存期間のご案内です。
    .body = グループメンタリングに参加できるのは正社員の方だけですが、人事データでは、あなたは対象ではなくなりました。あなたご自身に理由があるわけではありません。
    .circles = 参加が終了したサークル
    .no-circles = 参加中のサークルはありませんでした。回答待ちだった参加申請は終了となりました。
    .kept = 情報の保存期間
    .profile = プロフィールは、入力された内容とともに { $day } に削除されます。
    .written = サークルに書き込んだ内容はそのサークルに残り、サークルの終了から { $days } 日後に削除されます。
    .mistake = 人事データに誤りがある場合は、人事部門に訂正をご依頼ください。訂正されしだい、あらためて参加いただけます。
    .action = 利用ガイドを読む

## 2: その方が参加していたサークルのプログラムマネージャーへ

participant-offboarded =
    .subject = { $name }さんが「{ $circle }」の参加者ではなくなりました
    .body = { $name }さんは、プログラムに参加できなくなりました。
    .too-few = サークルには { $minimum } 名以上の参加者が必要です。

## 4: 提案した方へ

proposal-recorded =
    .subject = サークル「{ $circle }」を提案しました
    .body = ほかの方がこのサークルを検索し、参加を申請できるようになりました。
    .seats = 定員 { $max } 名のうち { $people } 名が参加しています。
    .missing =
        { $missing ->
            [0] 開始に必要な人数が集まっています。
           *[other] 開始するには、あと { $missing } 名必要です。
        }
    .nominee = { $name }さんにプログラムマネージャーを依頼しました。まず本人の承諾が必要です。

## 5: 指名された方へ

named-manager =
    .subject = 「{ $circle }」のプログラムマネージャーを引き受けていただけますか
    .body = { $name }さんがあなたを指名しました。サークルのテーマは「{ $topic }」です。引き受けた場合は、{ a-role }として参加することになります。
    .duties = プログラムマネージャーは、参加申請を承認し、サークルを開始して 6 か月の活動期間をスタートさせ、ミーティングの運営を担います。
    .afterwards = 期限を過ぎると、この依頼は無効になります。ほかに影響はありません。
    .action = 承諾または辞退する

## 6: プログラムマネージャーへ

proposal-waiting =
    .subject = 「{ $circle }」はまだ始まっていません
    .body = 提案から { $days } 日が経ちました。
    .people = 必要な { $needed } 名のうち、{ $people } 名が集まっています。
    .enough = { $people } 名が集まり、開始できます。
    .choices = できること
    .invite = テーマに関心のある方に知らせる。サークルを検索して参加を申請できます。
    .publish = 今すぐサークルを開始する。
    .publish-later = { $needed } 名が集まりしだい、サークルを開始する。
    .withdraw = 開始する予定がなくなった場合は、提案を取り下げる。
    .expires = 提案の有効期限は { $by } です。
    .anew = どなたかの参加を承認すると、期限はそこから数え直されます。

## 7: プログラムマネージャーと申請した方へ

will-not-start =
    .subject = サークル「{ $circle }」は開始されません
    .preheader = 提案は終了となりました。
    .preheader-alternatives = 参加できる似たサークルがあります。
    .expired = { $days } 日以内に開始されなかったため、提案の有効期限が切れました。
    .withdrawn = 提案が取り下げられました。
    .requested = あなたの参加申請は終了となりました。あなたに理由があるわけではありません。

## 8: プログラムマネージャーと代理へ

new-join-request =
    .subject = { $name }さんが「{ $circle }」への参加を希望しています
    .preheader = { a-role }として。空き { $seats } 名。
    .body = { $name }さんは、{ a-role }としての参加を希望しています。
    .body-level = { $name }さん（{ $level }）は、{ a-role }としての参加を希望しています。
    .wrote = { $name }さんからのメッセージ：
    .seats = 空き枠：{ $seats } 名。
    .action = 承認または見送る

## 9: 申請した方へ

request-received =
    .subject = 「{ $circle }」への参加申請を受け付けました
    .preheader = { $name }さんが回答します。
    .preheader-vacant = プログラム事務局が回答します。
    .body = { a-role }として参加する申請は、プログラムマネージャーの{ $name }さんが確認します。
    .body-vacant = { a-role }として参加する申請は、プログラム事務局が確認します。現在、このサークルにはプログラムマネージャーがいません。
    .answer-by = { $by } までに回答があります。
    .silence = それまでに回答がない場合、申請は期限切れとなります。お断りするものではありません。

## 10: プログラムマネージャーと代理へ

requests-waiting =
    .subject = 「{ $circle }」への参加申請 { $requests } 件が回答を待っています
    .why = どのような回答でも、お返事がないよりも喜ばれます。

## 10: プログラム事務局へ

requests-escalated =
    .subject = 「{ $circle }」への参加申請に回答がありません
    .body = リマインダーの送信後も、{ $requests } 件の申請に回答がありません。
    .expires = 回答がない場合、最初の申請の有効期限は { $by } です。
    .act = プログラムマネージャーに代わって回答できます。

## 11: 申請した方へ

request-expired =
    .subject = 「{ $circle }」への参加申請が期限切れになりました
    .body = 期限までに回答がありませんでした。お待たせしたままとなり、申し訳ありません。
    .no-refusal = お断りするものではなく、あなたに理由があるわけでもありません。
    .again = ご関心があれば、いつでもあらためて申請いただけます。

## 12: 新しい参加者へ

approved =
    .subject = 「{ $circle }」への参加が決まりました
    .body = { a-role }として参加します。
    .next-heading = 次回のミーティング
    .next =
        { $format ->
            [education] { $day } に学習ミーティングを予定しています。すべての予定は、添付のカレンダーファイルでご確認いただけます。
           *[experience] { $day } に経験の共有ミーティングを予定しています。すべての予定は、添付のカレンダーファイルでご確認いただけます。
        }
    .unplanned = ミーティングの予定はまだありません。日程はサークルの開始時に決まります。

## 13: 申請した方へ

declined =
    .subject = 「{ $circle }」への参加申請について
    .body = 申請は、今回は見送りとなりました。
    .wrote = プログラムマネージャーからのメッセージ：
    .again = { $day } 以降、あらためて申請いただけます。

## 13: 見送りが取り消された方へ

request-reopened =
    .subject = 「{ $circle }」への参加申請を再度検討しています
    .body = 申請を見送るという決定は取り消されました。

## 14: 満員のサークルに申請した方へ

waitlisted =
    .subject = 「{ $circle }」の待機リストに登録されました
    .preheader = 順番は { $position } 番目です。
    .body = サークルは満員です。{ a-role }として、{ $position } 番目に登録されています。空き枠は、リストの順番にご案内します。
    .wait = お手続きは必要ありません。空きが出たらメールでお知らせします。

## 14: 待機リストから繰り上がった方へ

moved-up =
    .subject = 「{ $circle }」の待機リストから繰り上がりました
    .preheader = 申請の確認が始まります。
    .body = 空きが出ました。リストの先頭だったため、申請が繰り上がりました。

## 14: 空き枠をご案内する方へ

seat-offered =
    .subject = 「{ $circle }」に空きが出ました
    .body = { a-role }としての枠を、あなたのために確保しています。
    .decide-by = { $by } までにお決めください。
    .afterwards = 期限を過ぎると、次の方にご案内します。
    .action = 参加する、または譲る

## 14: 期限までに受けなかった方へ

offer-lapsed =
    .subject = 「{ $circle }」の空き枠の期限が過ぎました
    .preheader = あらためて申請いただけます。
    .body = 期限までにお返事がなかったため、次の方にご案内します。
    .again = 参加申請は終了となりました。ご関心があれば、いつでもあらためて申請いただけます。

## 16: ほかの参加者へ

participant-joined =
    .subject = { $name }さんが「{ $circle }」に加わりました
    .body = { $name }さんは{ a-role }として参加します。現在の参加者は { $people } 名です。

participant-left =
    .subject = { $name }さんが「{ $circle }」を離れました

## 16: 役割が変わった方へ

role-changed =
    .subject = 「{ $circle }」での役割が変わりました
    .body = これからは{ a-role }として参加します。

## 16: 担当になった方、担当を終えた方へ

duty-began =
    .subject =
        { $duty ->
            [deputy] 「{ $circle }」の代理になりました
           *[manager] 「{ $circle }」のプログラムマネージャーになりました
        }
    .manager = 参加申請の承認、サークルの開始、ミーティングの運営をお願いします。
    .deputy = プログラムマネージャーに代わって、参加申請を承認し、サークルを開始できます。

duty-ended =
    .subject =
        { $duty ->
            [deputy] 「{ $circle }」の代理を終えました
           *[manager] 「{ $circle }」のプログラムマネージャーを終えました
        }
    .body =
        { $duty ->
            [deputy] 代理としてのご尽力、ありがとうございました。サークルへの参加には影響しません。
           *[manager] プログラムマネージャーとしてのご尽力、ありがとうございました。サークルへの参加には影響しません。
        }

## 17: 参加が終了となった方へ

removed =
    .subject = 「{ $circle }」への参加が終了しました
    .preheader = 理由とお問い合わせ先のご案内です。
    .wrote = 理由は次のとおりです。
    .ask = ご不明な点は、サークルのプログラムマネージャーの{ $name }さん、またはプログラム事務局にお問い合わせください。
    .ask-administrators = ご不明な点は、プログラム事務局にお問い合わせください。

## 18: プログラムマネージャーへ

ready-to-publish =
    .subject = 「{ $circle }」を開始できます
    .people = { $people } 名が集まりました。
    .term = 本日開始すると、活動期間は { $from } から { $to } までの 6 か月です。
    .advice = 開始前にご確認ください
    .planned = 本日開始した場合のミーティング予定
    .later = 開始後も、新たな参加申請を受け付けられます。
    .action = 確認して開始する

## 19: 参加者へ

circle-started =
    .subject = サークル「{ $circle }」が始まりました
    .preheader = { $from } から 6 か月間です。
    .body = あなたは{ a-role }として参加します。
    .term = 活動期間は { $from } から { $to } までです。
    .planned = ミーティングの予定
    .attached = 予定は、添付のカレンダーファイルにも入っています。

## 24: プログラムマネージャーへ

nothing-planned =
    .subject = 「{ $circle }」のミーティングの予定がありません
    .preheader = 次の日程を決めましょう。
    .body = 前回のミーティングは { $day } でした。
    .body-never = これまでのミーティングの記録はありません。
    .dates = いつもの間隔に合う日程

## 24: 参加者とプログラム事務局へ

circle-quiet =
    .subject = 「{ $circle }」は今も集まっていますか
    .preheader = しばらくミーティングがありません。
    .ask = 今も集まっている場合は、次の日程をサークルで決めてください。集まっていない場合は、サークルを終了するかどうかを話し合ってみてください。終了すれば、皆さんが新しいサークルに参加しやすくなります。
    .administrator = サークルが今も集まっているかを確認し、妨げになっていることがあればご支援ください。

## 25: プログラムマネージャーへ、期間の最初の 1 回は参加者全員へ

decide-term =
    .subject = 「{ $circle }」を続けますか
    .subject-manager = 「{ $circle }」を続けるかどうかをお決めください
    .term = 活動期間は { $day } に終わります。
    .left =
        { $days ->
            [0] 活動期間は本日で終わります。
           *[other] 残りは { $days } 日です。
        }
    .decide = さらに 6 か月続けるか、活動期間の終わりに解散するかを、プログラムマネージャーとしてお決めください。
    .ask = サークルがさらに 6 か月続く場合、参加を続けたいですか。回答は非公開です。プログラムマネージャーに見えるのは、続けたい人の数だけです。
    .own =
        { $answer ->
            [leave] これまでの回答は「離れたい」です。回答は変更できます。
            [none] まだ回答がありません。
           *[stay] これまでの回答は「続けたい」です。回答は変更できます。
        }
    .undecided = 誰も決めなかった場合、サークルは { $day } に休止となります。活動期間の終わりからその日までの間は、参加者なら誰でもプログラムマネージャーを引き継いで決めることができます。
    .action = 続けるかどうかを回答する

## 26: 参加者全員へ

twelve-months =
    .subject = { $months } か月を迎える「{ $circle }」に解散をお勧めします
    .preheader = お勧めとその理由です。
    .body = { $day } で { $months } か月になります。
    .why = サークルが終われば、皆さんが学んだことを生かして新しいサークルを始め、新しい人と出会えるからです。
    .free = これはお勧めです。決めるのは、サークルの皆さんです。
    .manager = プログラムマネージャーとして、解散するか、さらに 6 か月続けるかを選べます。続ける場合は理由をお書きください。理由は参加者とプログラム事務局に表示されます。
    .participant = サークルで話し合い、参加を続けたいかどうかを非公開でお答えください。プログラムマネージャーに見えるのは人数だけです。

## 27: 参加者全員へ

decision-taken =
    .subject-continue = 「{ $circle }」は継続します
    .subject-disband = 「{ $circle }」は活動期間の終わりに解散します
    .preheader-continue = { $from } から { $to } までです。
    .preheader-disband = { $day } に解散します。
    .continue = { $from } から { $to } まで、さらに 6 か月続きます。
    .disband = 活動期間は { $day } に終わります。
    .own =
        { $answer ->
            [leave] あなたの回答は「離れたい」でした。参加は { $day } に終わります。
            [stay] あなたの回答は「続けたい」でした。お手続きは必要ありません。
           *[none] 続けるかどうかの回答がなかったため、参加は続きます。いつでもサークルを離れることができます。
        }

## 27: プログラムマネージャー、代理、プログラム事務局へ

decision-overdue =
    .subject = 期限超過：「{ $circle }」を続けるかどうかが決まっていません
    .preheader = 活動期間が終わりましたが、まだ決まっていません。
    .body = 活動期間は { $day } に終わりましたが、まだ決まっていません。
    .decide-by = { $by } まで決めることができます。
    .afterwards = 期限を過ぎると、サークルは休止となります。閲覧のみとなり、ミーティングの予定は取り消されます。
    .take-over = それまでの間は、参加者なら誰でもプログラムマネージャーを引き継いで決めることができます。
    .administrator = プログラムマネージャーに代わって決めることができます。

## 28: 参加者全員へ

circle-lapsed =
    .subject = 「{ $circle }」は休止となりました
    .preheader = 続けるかどうかが決まりませんでした。
    .body = 活動期間が終わり、続けるかどうかが期限までに決まりませんでした。
    .read-only = 内容は引き続き閲覧でき、何も削除されません。
    .again = プログラムマネージャーまたはプログラム事務局が、{ $by } まで再開できます。
    .afterwards = 期限を過ぎると、サークルは終了となります。

## 28: 参加していた方と申請していた方へ

circle-closed =
    .subject = サークル「{ $circle }」は終了しました
    .preheader = 残るものと、その期間のご案内です。
    .preheader-requested = 参加申請は終了となりました。
    .completed = 活動期間が満了しました。
    .disbanded = サークルは解散しました。
    .thanks = ご参加ありがとうございました。
    .archive = サークルの内容は { $day } まで閲覧できます。その後、書き込まれた内容は削除されます。
    .action = サークルを振り返る

## 29: 引き受けられる方へ、のちにプログラム事務局へ

manager-wanted =
    .subject = 「{ $circle }」のプログラムマネージャーを募集しています
    .preheader = 引き受けていただけますか。
    .meanwhile = 決まるまでの間も、ミーティングは続きます。参加申請にはプログラム事務局が回答します。
    .meanwhile-proposed = 決まるまでの間、参加申請にはプログラム事務局が回答します。
    .first = { $by } までは代理とアドバイザーに、その後は全員にお願いします。
    .everybody = 参加者全員にお願いしています。{ $by } までに決まらない場合は、プログラム事務局に連絡します。
    .vacant =
        { $days ->
            [0] 本日から不在です。
           *[other] { $days } 日間、不在となっています。
        }
    .administrator = 参加者全員にお願いしましたが、まだ引き受けた方がいません。後任が見つかるようご支援ください。それまでは、プログラムマネージャーに代わって対応できます。
    .action = プログラムマネージャーを引き受ける

## 29: ほかの参加者へ

new-manager =
    .subject = { $name }さんが「{ $circle }」のプログラムマネージャーになりました
    .preheader = これからのお問い合わせ先です。
    .body = これからは、{ $name }さんが参加申請に回答し、ミーティングの運営を担います。

## 30: プログラムマネージャーとプログラム事務局へ

below-minimum =
    .subject = 「{ $circle }」の参加者が { $minimum } 名を下回りました
    .preheader = 現在の参加者は { $people } 名です。
    .body = 現在の参加者は { $people } 名です。サークルには { $minimum } 名以上の参加者が必要です。
    .until = このまま続けられるのは { $by } までです。
    .over = このまま続けられる期間は終わりました。
    .manager = ほかの方にサークルを知らせて参加申請を募るか、サークルを終了するかどうかを話し合ってください。自動的に終了することはありません。
    .administrator = 参加者を増やすか、終了に向けて、サークルをご支援ください。自動的に終了することはありません。

## 31: お知らせのある方へ

digest =
    .subject =
        { $period ->
            [weekly] サークルの 1 週間のお知らせ
           *[daily] サークルの 1 日のお知らせ
        }
    .preheader = 新しいお知らせが { $news } 件あります。
    .body =
        { $period ->
            [weekly] 先週からの新しい動きです。
           *[daily] 昨日からの新しい動きです。
        }
    .circle = { $circle }
    .joined = { $name }さんが{ a-role }として加わりました。
    .left = { $name }さんがサークルを離れました。
    .action = 「{ $circle }」を開く

## 32: プログラム事務局へ

administrators-weekly =
    .subject = プログラム事務局の今週の対応事項
    .preheader = { $tasks } 件のサークルが対応を待っています。
    .body = 次のサークルが、プログラム事務局の対応を待っています（待っている期間が長い順）。
    .requests = 回答のない参加申請（{ $circles }）
    .vacant = プログラムマネージャー不在（{ $circles }）
    .below = 人数不足（{ $circles }）
    .overdue = 継続の決定が期限超過（{ $circles }）
    .since = { $circle }（{ $day } から）
    .more = ほか { $more } 件
