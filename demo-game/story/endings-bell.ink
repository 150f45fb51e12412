// The endings in which the bell is heard, or nearly.

=== ending_bell ===
#ending: bell #scene: midnight #tam: fear
TAM: Oh, I can't stand it. I'm here! I'm behind the chimney! I've been behind the chimney the whole time! #tam: fear
KARR: Yes. I know. Your hair was in front of it. #karr: neutral
Nobody arrests anybody. It may be that everybody is too cold. #sound: wind
ODA: Wren. You take the thick end. #oda: neutral
She's looking at you, not at the bell. Whatever it was she needed to see, she saw it {goodbye == "sad" || goodbye == "surprise":an hour ago among the umbrellas|earlier, when you thought that she was busy with something else}.
ODA: I'd have gone for the balcony, you know. I'd packed the rolling pin. #oda: warm
{
- goodbye == "sad" || goodbye == "surprise":
    ODA: But a person who looks at you like that, when you've asked them if they'd be all right… you can't get that by the sea. You only get gulls. #oda: happy
- offer == "sad" || offer == "surprise":
    ODA: But a person who looks like that at a letter, when it isn't even addressed to them… you can't get that by the sea. You only get gulls. #oda: happy
- else:
    ODA: But a person who has a face like yours left over, at the end of a night like this, for an old woman and a parcel… you can't get that by the sea. You only get gulls. #oda: happy
}
You take the thick end. Tam takes the thin end. Old Marta goes up on to the hook as if she'd been away for the weekend.
TAM: Do you want to? It's your roof. #tam: warm
You put both hands on the rope. It's stiff with forty years of nothing. You look round once at the three of them, and you pull.
It's not a note. It's bigger than that. It's as if the valley had a floor, and somebody had knocked on it. #sound: bell
Up on the hill a window lights. Then the one beside it. Tam is counting under his breath. #sound: bell
TAM: Twenty-nine. Thirty. Come on, Mama. #tam: fear
A long way up, at the very end, a small light is waved about, from side to side. It's the height of someone holding it in her teeth.
TAM: Thirty-one. #tam: laugh
KARR: Eleven fifty-eight. I'm obliged to note that it was rung by its own hand, and on the north side of the line. #karr: neutral
KARR: I'm not obliged to note that I enjoyed it. #karr: warm
ODA: Soup. #oda: laugh
And there is soup. It's terrible. The four of you eat it at table six, two in each parish, and when it is your turn to say what you think of it, you show them.
Three days later Feld lets you talk. You open your mouth. Everyone leans in.
You find that there isn't anything to add.
-> END

=== ending_saltair ===
#ending: saltair #scene: midnight #oda: neutral
ODA: Give me that rope. #oda: neutral
TAM: Mrs Brandt. If it rings… your balcony. #tam: sad
He has come out from behind the chimney with both hands up, like somebody surrendering to a smell of cooking.
ODA: I know what it does, boy. I rang this bell before your mother was thought of. #oda: doubt
ODA: I asked Wren tonight: could you do without me. I was shown {goodbye == "happy":a yes|no reason to stay, and it was kindly shown}. I had a good look at it. So I don't need the Board's money to be gone, and I don't need their lake for an excuse. #oda: tired
ODA: I've six hundred of my own in the flour. It's a smaller balcony. It's more of a sill. #oda: happy
You and Tam hang Old Marta between you. The Inspector holds the lantern, and looks very hard at a different part of the sky.
Oda spits on her hands. #sound: wind
She rings it the way she does everything, as if it had been left in a mess by somebody else. #sound: bell
Up in the valley the lights come on, one after another, thirty-one of them. She doesn't count. She's looking at you. #sound: bell
ODA: There. Now nobody can say I ran off and left the water on. #oda: warm
In the morning the road is a river, so she goes by river. The Inspector rows. She has taken off her hat to do it. #scene: morning #sound: water
KARR: I should tell you, Mrs Brandt, that I've only ever read about this. #karr: fear
ODA: Sit in the middle and don't describe it. #oda: neutral
The suitcase is in the bow. The rolling pin sticks out of it. You stand on the step with the register under your arm, and the keys, all forty, on a ring as wide as a plate.
ODA: I'm not going to wave. You do it. With the face. #oda: sad
So you do. You give her the whole of it, everything you've got, straight across the water, and you hold it till the boat has gone round the willows.
She'll say later, on a postcard of a pier, that she could still see it from Amsel.
Then you go inside. There's a young man asleep in the flour, and the doorbell is ringing, and it's yours. #alone #sound: doorbell
You put the whistle to your lips. Feld said not one word. He never said anything about a goat. #sound: whistle
-> END

=== ending_inspector ===
#ending: inspector #scene: midnight #karr: neutral
KARR: He's behind the chimney. #karr: neutral
KARR: You've been telling me all night, Porter. {sketch == "surprise":With the eyebrows. }{joke == "neutral":By not laughing. }{antics == "surprise":Over my shoulder. }{antics == "happy":At a ham. }{price == "surprise":At the word "pantry". }{price == "happy":At an eight. }You've the least private face I ever met. #karr: warm
TAM: Then I'd better… yes. Good evening. #tam: fear
He comes out. He holds his wrists together in front of him, to be helpful.
She doesn't take them. She's put her lantern down on the slates and is turning the pages of her notebook, back and back, to a drawing so early that it's in crayon.
KARR: I have a theory about faces. I've had it since I was nine. It's that, if just one person at the Board had looked at us that day the way that you look at people… somebody would have fetched the chair. #karr: sad
KARR: They weren't cruel. They'd all got very good desk faces. #karr: tired
She takes off her other glove. It is quite an event, like a building taking off its roof.
KARR: What's the law, Mr Vell? By its own hand? #karr: neutral
TAM: It just means by hand. Not by a machine. Anybody's hand. It doesn't say whose. #tam: surprise
KARR: No. I've read it eleven times. It doesn't. #karr: happy
ODA: Inspector. You'll lose your post. #oda: surprise
KARR: I expect so. I'm told that there is an opening here for somebody who can say "good evening". #karr: warm
Four people hang a bell's tongue on a roof at four minutes to midnight, and three of them say "mind my foot".
And Inspector Karr, of Crossings and Weirs, takes the rope, and shuts her eyes, so that for once she can't see anyone at all. #sound: wind
It's for a table, and a stove, and a dog. Then, after a moment, once more, for a chair. #sound: bell
You're watching her. It's a face you've never seen on anybody. If you had her pencil, and her book, you would put the date, and one careful word. #sound: bell
KARR: What is it? What does it look like? Is it dreadful? #karr: sad
You can't tell her. Doctor's orders. So you just let her look at yours, and she reads it there.
KARR: Oh. #karr: warm
KARR: "Home," I think. How very interesting. #karr: happy
-> END

=== ending_receipt ===
#ending: receipt #scene: midnight #karr: neutral
KARR: Mr Vell. You may come out. I shouldn't like you to slip. #karr: neutral
TAM: How did you… no. It's all right. I saw. #tam: sad
He doesn't look at the Inspector. He looks at you. He's trying to arrange his face so that you won't mind.
TAM: You've just got that sort of a face. It'd be like being cross with a window. #tam: warm
KARR: I'm required to give you a receipt. #karr: neutral
She writes it out by the light of her lantern. "Received of T. Vell: one cello." She looks at what she has written, and leaves it.
KARR: It says so on the case. I never contradict a case. #karr: doubt
Down in the hall, the clock clears its throat. #sound: clock
Twelve is a great many, when nobody speaks. At the twelfth nothing happens at all. It's only that there had been a parish, and now there is some land. #sound: wind
ODA: Well, that's that, then. It sounded the same as any other night. #oda: tired
Nobody knows how to leave the roof. It's Oda who does it. She turns the big ladle round in her hand, and she looks at the fog bell, and she hits it. #sound: bonk
It makes a noise like a bucket being told a secret.
ODA: That's for Marta. It doesn't count. I know it doesn't count. #oda: sad
TAM: It was flat. #tam: laugh
He's laughing. Then he's not. Then both. #tam: sad
The papers take two years. The Board isn't a monster, it's only slow. In that time, thirty-one houses are carried down the road, by cart, stone by stone; and since you have the one face in the district that everyone can read, they stop at yours for directions. #scene: morning
They build it up again on the south bank, a bit crooked. They call it Upper Sill, which confuses everybody. There's a plum tree at the end. She took it with her. She wouldn't say how.
Oda keeps a table on her balcony for whoever comes down to the sea. On Quarter Nights she hangs a bucket from the rail.
And you get a parcel, with the Board's stamp. It's a receipt, countersigned, and under it, wrapped in eleven sheets of law, a cello case. #sound: bong
KARR: "Found in stores. Nobody could identify the owner. I drew it, but it came out as a potato. I wondered whether you might have somewhere to put it." #karr: neutral
You do. You've got a roof. And it turns out, when you ask the parish clerk of the new Upper Sill, that there's one thing the law never mentions, in any of its clauses. It doesn't say how soon.
You look up at the bell, and somebody walking past below sees your face and stops, and, without knowing why, begins to smile.
-> END
