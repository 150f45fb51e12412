// The endings for a face that said one thing the whole night.

=== ending_stone ===
#ending: stone #scene: midnight #tam: fear #tam: behind #oda: doubt
{ midnight == "neutral":
    ODA: Look at that. A whole night, and hardly a crease. You could iron on it. #oda: doubt
- else:
    ODA: I looked as hard as I could. It’s like looking into a wardrobe at night. You know it’s full. #oda: doubt
}
KARR: I’ve put “Porter, calm” eleven times. I ran out of ways to abbreviate it. #karr: tired
From behind the chimney, a third voice, which has been quiet for as long as it could.
TAM: Nothing! I gave Wren the hams! I was a BELL! #tam: laugh #tam: out
KARR: Good evening, Mr Vell. #karr: neutral
TAM: Good evening. Oh, no. #tam: fear
And this is where it ought to come to blows. But the strange thing is that they go on looking at you. They each seem to be waiting for someone else to have told you first.
ODA: It’s the not saying anything. I told Wren about the flour. There’s six hundred crowns in that flour, and I haven’t told my priest. #oda: surprise
KARR: I told Wren about my father’s chair. I have never told anybody about the chair. I don’t even tell the chair. #karr: sad
TAM: I told Wren about the cow. #tam: sad
{
- question == "happy":
    KARR: I asked outright, and I was smiled at. It’s the only entry in the column. #karr: doubt
- question == "sad":
    KARR: I asked outright, and it was sad, for about the length of a match. #karr: doubt
- question == "surprise":
    KARR: I asked outright, and there was a start. It may have been the cold. #karr: doubt
- question == "neutral":
    KARR: I asked outright. I was shown the front of the house. #karr: doubt
- else:
    KARR: I asked outright, and I was answered by the wind. #karr: doubt
}
ODA: We all thought Wren was on our side. #oda: neutral
KARR: I still do. #karr: doubt
TAM: Wren’s on my side! Just look! #tam: happy
All three look. It’s a good, level, upright face, like the front of a house with everyone at home. There’s room in it for anything.
ODA: That’s sorrow. For me. I can see it plain as day. #oda: warm
KARR: That’s amusement. It’s very dry. #karr: happy
TAM: That’s “ring it”. That’s practically shouting. #tam: laugh
You haven’t moved. #sound: wind
So they begin to argue about you, and from there it’s only a step to arguing for you, and then they’re doing one another’s parts. Karr says what she thinks Oda would be too proud to ask. Oda says what the boy’s mother would. And Tam, God help him, does the Board, with the voice.
It’s the first conversation that the two parishes have had since 1611. It goes on until one minute to twelve, when Oda rings the bell with the ladle to get a word in. #sound: bonk
KARR: Was that… it’s got no clapper. Does a ladle count? #karr: surprise
They all turn round and look at you.
And you think of the turnip, and the goat, the hams. You think of the whole night long. It starts at one corner of your mouth.
TAM: It’s going! It’s going! #tam: laugh
They tell it for years, in both parishes: that the Porter of Halfway smiled once, and that it was taken as a ruling. #sound: bell #lights: 31
-> END

=== ending_verses ===
#ending: verses #scene: midnight #tam: fear #tam: behind #oda: happy
ODA: Grinning since supper, that one. {soup == "happy":Grinned at the soup. }{goodbye == "happy":Grinned at my suitcase, the great lamp.|Grinned at everything but my suitcase, the great lamp.} #oda: happy
KARR: I’d assumed that it was medical. #karr: doubt
TAM: And at {bridge == "happy":my bridge|{clank == "happy":my cello|me}}! #tam: laugh
That’s from the chimney. A silence follows it, in which a hand comes round the side of the chimney and waves. Then the rest of him. #tam: happy #tam: out
KARR: Mr Vell. I ought to arrest you, but I find that I’m being smiled at. It is very hard to work in. #karr: tired
It’s true. You can’t stop. It’s the night and the stars, and three people on a roof who’d be fond of each other if they were only introduced. Somebody has to start.
You can’t sing. Feld has seen to that. You lift up the whistle. #sound: whistle
Four notes. The Miller’s Goat. Anyone would know it.
ODA: No. No! Absolutely not. It’s five to midnight. #oda: surprise
TAM: (sings) “The miller had a goat so thin…” #tam: happy
ODA: It has four verses! #oda: doubt
TAM: “…that when he let the daylight in…” #tam: laugh
KARR: “…it came out on the other side.” #karr: neutral
Everybody looks at the Inspector.
KARR: We had it in Little Karr as well. I haven’t… it was my father’s. He did the goat. #karr: sad
You keep on smiling at her. It’s all you’ve got. You make it as wide as you can, so she’ll have something to hold on to.
KARR: “Oh, who will let the daylight in…” #karr: warm
By the fourth verse they’ve hung Old Marta on the hook, since you need something for the beat. By the fifth, no one knows the words, so they do yours. They look at your face to find out what comes next. #clapper: hung
{
- question == "happy":
    It’s you who has the rope. You’d told the Inspector that you wanted to hear it, and she is strict about what she’s told. #sound: bell #lights: 9
- question == "sad":
    It’s the Inspector who has the rope. She says that it ought to be someone who minds. #sound: bell #lights: 9
- question == "surprise":
    Nobody has asked who’s to have the rope. By now you’ve all got hold of it. #sound: bell #lights: 9
- question == "neutral":
    You’ve handed the rope to Oda, as a porter would. She keeps time as she keeps accounts: late, and to the penny. #sound: bell #lights: 9
- else:
    The lantern went out two verses ago. Somebody has got the rope, and nobody will ever own to it. #sound: bell #lights: 9
}
It turns out that you can lead eleven verses with your eyebrows. #sound: bell #lights: 18
It’s the worst singing in the history of both parishes. It goes up the valley like a cart of saucepans. Lights come on to see who’s being hurt. From the far end, an old woman’s voice, with a lantern in its teeth, joins in on the goat. #lights: 31
KARR: Did it ring before midnight? I ought to have looked. I was being the hooves. #karr: surprise
ODA: It rang in verse six. #oda: laugh
KARR: Then I shall put “in verse six”. #karr: laugh
The report is still on file with the Board. It’s got two columns, headed “Witnesses” and “Chorus”. Under “Remarks”, in very neat ink, there’s a face. It isn’t a good drawing. It has no nose.
But you would know that smile anywhere, and they’ve never once dared to flood it.
-> END
