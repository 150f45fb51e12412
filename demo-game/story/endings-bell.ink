// The endings in which the bell is heard, or nearly.

=== ending_bell ===
#ending: bell #scene: midnight #tam: fear #tam: behind
{
- midnight == "happy":
    ODA: Boy. Come out from behind my chimney. There’s somebody smiling up here, and it’s going to waste. #oda: warm
    TAM: How long have you known? #tam: surprise #tam: out
    ODA: Since my flour went upstairs by itself. #oda: happy
- midnight == "surprise":
    TAM: Did you see it? Did everybody see it? It went right down behind the… #tam: surprise #tam: out
    He’s in the middle of the roof with one arm up. It takes him a moment to notice that he has been found, by astronomy. #tam: fear
- midnight == "sad":
    KARR: Mr Vell. There’s someone up here who looks as if they had lost something. Would you come out and be it? #karr: warm
    TAM: You knew? #tam: fear #tam: out
- else:
    TAM: Oh, I can’t stand it. I’m here! I’m behind the chimney! I’ve been behind the chimney the whole time! #tam: fear #tam: out
}
KARR: Your hair was in front of the chimney, Mr Vell. It’s the first thing that I wrote down. #karr: neutral
Nobody arrests anybody. It may be that everybody is too cold. #sound: wind
ODA: Wren. You take the thick end. #oda: neutral
She’s looking at you, not at the bell. Whatever it was she needed to see, she saw it {goodbye == "sad" || goodbye == "surprise":an hour ago among the umbrellas|earlier, when you thought that she was busy with something else}.
ODA: I’d have gone for the balcony, you know. I’d packed the rolling pin. #oda: warm
{
- goodbye == "sad" || goodbye == "surprise":
    ODA: But a person who looks at you like that, when you’ve asked them if they’d be all right… you can’t get that by the sea. You only get gulls. #oda: happy
- offer == "sad" || offer == "surprise":
    ODA: But a person who looks like that at a letter, when it isn’t even addressed to them… you can’t get that by the sea. You only get gulls. #oda: happy
- else:
    ODA: But a person who has a face like yours left over, at the end of a night like this, for an old woman and a parcel… you can’t get that by the sea. You only get gulls. #oda: happy
}
You take the thick end. Tam takes the thin end. Old Marta goes up on to the hook as if she’d been away for the weekend. #clapper: hung
{
- question == "happy":
    KARR: I asked the Porter a question, and I was answered, all over the face. I think it had better be the Porter. #karr: warm
    You put both hands on the rope. It’s stiff with forty years of nothing. You look round once at the three of them, and you pull.
- question == "sad":
    KARR: Either way, someone loses. I shouldn’t like that to be pulled by one person. #karr: sad
    Her glove comes down on the rope above your hands. After a moment she takes it off, and puts the hand back. Then Oda’s, on top, the one that’s stronger than it looks.
- question == "surprise":
    TAM: Nobody’s asked you. Not all night, not once. Do you want to? It’s your roof. #tam: warm
    It turns out that you do. You put both hands on the rope, and it’s stiff with forty years of nothing, and you pull.
- question == "neutral":
    You hold the rope out to Tam. It’s what you do: you carry it up for them, and you stand aside.
    TAM: Me? #tam: surprise
    He looks at it as though there might be a charge. Then he winds it twice about his wrist, and shuts his eyes, and pulls.
- else:
    The lantern is still out, so nobody can see whose hands are on the rope. There are a good many. One of them has a glove on.
    Somebody counts to three. It hasn’t been agreed whether one pulls on it, or after.
}
It’s not a note. It’s bigger than that. It’s as if the valley had a floor, and somebody had knocked on it. #sound: bell
Up on the hill a window lights. Then the one beside it. Tam is counting under his breath. #sound: bell #lights: 2
TAM: Twenty-nine. Thirty. Come on, Mama. #tam: fear #lights: 30
A long way up, at the very end, a small light is waved about, from side to side. It’s the height of someone holding it in her teeth. #lights: 31
TAM: Thirty-one. #tam: laugh
KARR: Eleven fifty-eight. I’m obliged to note that it was rung by its own hand, and on the north side of the line. #karr: neutral
KARR: I’m not obliged to note that I enjoyed it. #karr: warm
ODA: Soup. #oda: laugh
And there is soup. It’s terrible. The four of you eat it at table six, two in each parish, and when it is your turn to say what you think of it, you show them.
Three days later Feld lets you talk. You open your mouth. Everyone leans in.
You find that there isn’t anything to add.
-> END

=== ending_saltair ===
#ending: saltair #scene: midnight #tam: fear #tam: behind #oda: neutral
{
- midnight == "happy":
    ODA: Look at that. A person could be seen off by that and want for nothing. Give me the rope. #oda: warm
- midnight == "surprise":
    ODA: Well, I had a wish ready. I’m not going to waste it on a roof. Give me the rope. #oda: happy
- midnight == "sad":
    ODA: No. You can’t keep me with that one. You’d not want me if you could. Give me the rope. #oda: sad
- else:
    ODA: Nobody? Then give me that rope. #oda: neutral
}
TAM: Mrs Brandt. If it rings… your balcony. #tam: sad #tam: out
He has come out from behind the chimney with both hands up, like somebody surrendering to a smell of cooking.
ODA: I know what it does, boy. I rang this bell before your mother was thought of. #oda: doubt
ODA: I asked Wren tonight: could you do without me. I was shown {goodbye == "happy":a yes|no reason to stay, and it was kindly shown}. I had a good look at it. So I don’t need the Board’s money to be gone, and I don’t need their lake for an excuse. #oda: tired
ODA: I’ve six hundred of my own in the flour. It’s a smaller balcony. It’s more of a sill. #oda: happy
You and Tam hang Old Marta between you. The Inspector holds the lantern, and looks very hard at a different part of the sky. #clapper: hung
{
- question == "happy":
    KARR: I can testify that the Porter wished to hear it, Mrs Brandt. It was quite unmistakable. #karr: warm
    ODA: Then the Porter can hold my ladle. #oda: neutral
- question == "sad":
    KARR: You do know that somebody loses by it. #karr: sad
    ODA: I do. I’ve packed her. #oda: tired
- question == "surprise":
    KARR: Nobody has asked you either, Mrs Brandt. I’m sorry. It’s a failing of the service. #karr: tired
    ODA: I’m not asking it to. Hold my ladle, Wren. #oda: neutral
- question == "neutral":
    ODA: And don’t you stand there as if there was a door. Hold my ladle. #oda: neutral
- else:
    The wind tries for the lantern again, and doesn’t get it. Oda has looked at the wind.
}
Oda spits on her hands. #sound: wind
She rings it the way she does everything, as if it had been left in a mess by somebody else. #sound: bell
Up in the valley the lights come on, one after another, thirty-one of them. She doesn’t count. She’s looking at you. #sound: bell #lights: 31
ODA: There. Now nobody can say I ran off and left the water on. #oda: warm
In the morning the road is a river, so she goes by river. The Inspector rows. She has taken off her hat to do it. #scene: morning #sound: water
KARR: I should tell you, Mrs Brandt, that I’ve only ever read about this. #karr: fear
ODA: Sit in the middle and don’t describe it. #oda: neutral
The suitcase is in the bow. The rolling pin sticks out of it. You stand on the step with the register under your arm, and the keys, all forty, on a ring as wide as a plate.
ODA: I’m not going to wave. You do it. With the face. #oda: sad
So you do. You give her the whole of it, everything you’ve got, straight across the water, and you hold it till the boat has gone round the willows.
She’ll say later, on a postcard of a pier, that she could still see it from Amsel.
Then you go inside. There’s a young man asleep in the flour, and the doorbell is ringing, and it’s yours. #alone #sound: doorbell
You put the whistle to your lips. Feld said not one word. He never said anything about a goat. #sound: whistle
-> END

=== ending_inspector ===
#ending: inspector #scene: midnight #tam: fear #tam: behind #karr: neutral
{
- midnight == "happy":
    KARR: You needn’t smile for him, Porter. He’s behind the chimney. #karr: neutral
- midnight == "sad":
    KARR: You needn’t look like that. I shan’t hurt him. He’s behind the chimney. #karr: sad
- midnight == "neutral":
    KARR: It’s a very good desk. I nearly stayed. But he’s behind the chimney. #karr: neutral
- else:
    KARR: It doesn’t matter that I couldn’t see you then. He’s behind the chimney. #karr: neutral
}
KARR: You’ve been telling me all night, Porter. {sketch == "surprise":With the eyebrows. }{joke == "neutral":By not laughing. }{antics == "surprise":Over my shoulder. }{antics == "happy":At a ham. }{price == "surprise":At the word “pantry”. }{price == "happy":At an eight. }You’ve the least private face I ever met. #karr: warm
TAM: Then I’d better… yes. Good evening. #tam: fear
He comes out. He holds his wrists together in front of him, to be helpful. #tam: out #tam: sad
She doesn’t take them. She’s put her lantern down on the slates and is turning the pages of her notebook, back and back, to a drawing so early that it’s in crayon.
KARR: I have a theory about faces. I’ve had it since I was nine. It’s that, if just one person at the Board had looked at us that day the way that you look at people… somebody would have fetched the chair. #karr: sad
KARR: They weren’t cruel. They’d all got very good desk faces. #karr: tired
She takes off her other glove. It is quite an event, like a building taking off its roof.
KARR: What’s the law, Mr Vell? By its own hand? #karr: neutral
TAM: It just means by hand. Not by a machine. Anybody’s hand. It doesn’t say whose. #tam: surprise
KARR: No. I’ve read it eleven times. It doesn’t. #karr: happy
ODA: Inspector. You’ll lose your post. #oda: surprise
KARR: I expect so. I’m told that there is an opening here for somebody who can say “good evening”. #karr: warm
Four people hang a bell’s tongue on a roof at four minutes to midnight, and three of them say “mind my foot”. #clapper: hung
{
- question == "happy":
    KARR: You did want to hear it. I asked. One ought to do something with the answers. #karr: happy
- question == "sad":
    KARR: Either way, someone loses. I should like, the once, to have a say in whom. #karr: sad
- question == "surprise":
    KARR: I asked you, and you looked as if nobody ever had. I went to see if anyone had asked me. No. #karr: tired
- question == "neutral":
    KARR: You wouldn’t lend me your opinion. So I had to look for one of my own. It was right at the back. #karr: neutral
- else:
    KARR: The wind had your answer. You’ll have to make do with mine. #karr: neutral
}
And Inspector Karr, of Crossings and Weirs, takes the rope, and shuts her eyes, so that for once she can’t see anyone at all. #sound: wind
It’s for a table, and a stove, and a dog. Then, after a moment, once more, for a chair. #sound: bell #lights: 12
You’re watching her. It’s a face you’ve never seen on anybody. If you had her pencil, and her book, you would put the date, and one careful word. #sound: bell #lights: 31
KARR: What is it? What does it look like? Is it dreadful? #karr: sad
You can’t tell her. Doctor’s orders. So you just let her look at yours, and she reads it there.
KARR: Oh. #karr: warm
KARR: “Home,” I think. How very interesting. #karr: happy
-> END

=== ending_receipt ===
#ending: receipt #scene: midnight #tam: fear #tam: behind #karr: neutral
{
- midnight == "sad":
    TAM: No, don’t look like that. I’m coming out. Look, I’m out. #tam: warm #tam: out
    KARR: Thank you, Mr Vell. I shouldn’t have liked you to slip. #karr: neutral
- midnight == "happy":
    KARR: Mr Vell. You’re being smiled at. You may as well come out, and have the good of it. #karr: neutral
    TAM: How did you… no. It’s all right. I saw. #tam: sad #tam: out
- midnight == "neutral":
    KARR: Mr Vell. You may come out. The Porter is holding the door. #karr: neutral
    TAM: How did you… no. It’s all right. I saw. #tam: sad #tam: out
- else:
    KARR: Mr Vell. You may come out. I shouldn’t like you to slip. #karr: neutral
    TAM: How did you… no. It’s all right. I saw. #tam: sad #tam: out
}
He doesn’t look at the Inspector. He looks at you. He’s trying to arrange his face so that you won’t mind.
TAM: You’ve just got that sort of a face. It’d be like being cross with a window. #tam: warm
KARR: I’m required to give you a receipt. #karr: neutral
She writes it out by the light of her lantern. “Received of T. Vell: one cello.” She looks at what she has written, and leaves it.
KARR: It says so on the case. I never contradict a case. #karr: doubt
Down in the hall, the clock clears its throat. #sound: clock
Twelve is a great many, when nobody speaks. At the twelfth nothing happens at all. It’s only that there had been a parish, and now there is some land. #sound: wind
ODA: Well, that’s that, then. It sounded the same as any other night. #oda: tired
{
- question == "happy":
    Nobody knows how to leave the roof. Oda turns the big ladle round in her hand, and holds it out to you, by the bowl. You wanted to hear it. You look at the fog bell, and you hit it. #sound: bonk
- question == "surprise":
    Nobody knows how to leave the roof. Oda turns the big ladle round in her hand, and asks you, for once, with her eyebrows. You nod at Tam. Feld can send a bill. He takes the ladle like a cello bow, and hits the bell. #sound: bonk
- question == "sad":
    Nobody knows how to leave the roof. The Inspector has taken off her hat. Oda turns the big ladle round in her hand, and she looks at the hat, and the fog bell, and she hits it. The bell. #sound: bonk
- else:
    Nobody knows how to leave the roof. It’s Oda who does it. She turns the big ladle round in her hand, and she looks at the fog bell, and she hits it. #sound: bonk
}
It makes a noise like a bucket being told a secret.
ODA: That’s for Marta. It doesn’t count. I know it doesn’t count. #oda: sad
TAM: It was flat. #tam: laugh
He’s laughing. Then he’s not. Then both. #tam: sad
The papers take two years. The Board isn’t a monster, it’s only slow. In that time, thirty-one houses are carried down the road, by cart, stone by stone; and since you have the one face in the district that everyone can read, they stop at yours for directions. #scene: morning
They build it up again on the south bank, a bit crooked. They call it Upper Sill, which confuses everybody. There’s a plum tree at the end. She took it with her. She wouldn’t say how.
Oda keeps a table on her balcony for whoever comes down to the sea. On Quarter Nights she hangs a bucket from the rail.
And you get a parcel, with the Board’s stamp. It’s a receipt, countersigned, and under it, wrapped in eleven sheets of law, a cello case. #sound: bong
KARR: “Found in stores. Nobody could identify the owner. I drew it, but it came out as a potato. I wondered whether you might have somewhere to put it.” #karr: neutral
You do. You’ve got a roof. And it turns out, when you ask the parish clerk of the new Upper Sill, that there’s one thing the law never mentions, in any of its clauses. It doesn’t say how soon.
You look up at the bell, and somebody walking past below sees your face and stops, and, without knowing why, begins to smile. #alone
-> END
