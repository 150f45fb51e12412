=== roof ===
#scene: roof #chapter: 6 #alone
The storm has gone over the hill to bother someone else. What’s left is stars, wet slates, and your breath. #sound: wind
The fog bell hangs from its beam above the north gutter. It’s a plain bell, the size of a bathtub. Inside it is a hook with nothing on it.
{ tam <= 0:
    -> roof_without_tam
- else:
    -> roof_with_tam
}

=== roof_with_tam ===
TAM: Careful, that one’s loose. And that one. That one is just moss. #tam: fear
{
- bridge == "happy":
    TAM: You did smile at my bridge. I’ve decided you were brave. I’m sticking to it. #tam: happy
- plums == "sad":
    TAM: I kept thinking about your face, down there, over the plums. It got me up the drainpipe. #tam: warm
- plums == "happy":
    TAM: You smiled at the plums. I thought about it all the way up the drainpipe. You’d get on, you and she. You’d bottle things. #tam: happy
- plums == "surprise":
    TAM: Tonight. In this. You did that with your mouth. I did it as well, at her, and she gave me a bucket. #tam: happy
- clank == "happy":
    TAM: You smiled when I said it was a cello. You’re the only one I’ve told who had the manners. #tam: warm
- bridge == "surprise":
    TAM: You made the bridge face. On the road I thought, if just one person makes that face, I’ll be all right. #tam: warm
- else:
    TAM: I still can’t tell what you think. It’s ten to twelve, and I can’t tell. It’s marvellous, in its way. #tam: happy
}
{ plums == "":
    TAM: You haven’t been introduced. This is Old Marta, the tongue of our bell. She’s six hundred years old and she’s never once been on time. If that thing up there says “bong” with her by midnight, we’re a parish. If it doesn’t, we’re a lake. #tam: talk
    He pats the bronze, as one does a horse that one has told people about.
    TAM: My mother’s at the top of the valley. House thirty-one, under the plum tree. They told her the tree would be under forty feet of water. She said, then who’s going to pick it? She’s up there now, with a lantern in her teeth. #tam: warm
}
Old Marta lies across the gutter in her open case. She shines a bit, green, like something at the bottom of a pond.
And from the skylight, evenly, first the lantern and then the hat. #alone
KARR: Good evening again. I would have knocked, but it’s a roof. #karr: neutral
She can see the case. She can see the bell. What she can’t see is Tam. He has stepped behind the chimney, and the chimney isn’t wide. #tam: fear #tam: behind #karr: neutral
{ plums != "":
    Far up the valley, a light no bigger than a pin is going about in the top of something. You know what it’s the top of. #tam: fear #karr: neutral
    {
    - plums == "sad":
        ~ karr += 1
        KARR: What do you see up there? That’s number thirty-one. I have it down as vacated. #karr: surprise
        KARR: You looked at it as one looks at a person. I have drawn a small square. I see now that I left somebody out of it. #karr: sad
    - plums == "happy":
        ~ karr += 1
        KARR: What’s up there? That’s number thirty-one. I have it down as vacated. #karr: surprise
        KARR: One doesn’t smile like that at a light. One smiles at whoever’s got hold of it. Good heavens, in her teeth? #karr: warm
    - plums == "surprise":
        ~ karr += 1
        KARR: You’ve been told about it, and you still can’t believe it. I see. Nor can I. I have it down as vacated. #karr: surprise
        KARR: There are two pounds of plums on the form, under “movables”. I took that for a joke. #karr: tired
    - else:
        You keep your eyes on the gutter. Nobody has ever picked fruit more privately. The Inspector doesn’t turn round.
    }
}
KARR: I’m going to ask you the one time, and then I’ll have asked. It’s ten to midnight on Quarter Night. #karr: neutral
-> roof_question

=== roof_without_tam ===
~ gone = true
He isn’t here. The cello case isn’t here. There are wet footprints to the edge of the gutter, and a drainpipe that has just stopped shaking.
On the hook inside the bell, someone has hung a note, in a hand that leaves lakes.
“I couldn’t tell whose side you were on. I’m not blaming. It’s dark. I’ll try to carry her across by myself. T.”
“She was never a cello. She is the tongue of our bell, and you can’t be a parish without one. Sorry.”
{ bridge == "happy":
    “P.S. I expect it was the cow.”
}
From the skylight, evenly, first a lantern and then a hat.
KARR: He has gone down to the river, then. I heard the drainpipe. There’s a boat at the old mooring, it’s more of a sieve. #karr: sad
KARR: I’m going to ask you something, and it isn’t for the notebook. See, I have shut it. #karr: neutral
-> roof_question

=== roof_question ===
{ chair == "":
    KARR: I’m from one of these. Little Karr, twenty-two chimneys. My father went back in for his chair, and they had closed the road. They named the reservoir after us. It was considerate. #karr: sad
}
{
- caught >= 2:
    KARR: You’ve shown me so much tonight that I’ve run out of pages. I only want to be certain. #karr: tired
- karr >= 3:
    KARR: I’ve liked looking at you more than I can put in a report. So do be careful what you show me. #karr: warm
- else:
    KARR: You’re the hardest page I have had all year. #karr: neutral
}
KARR: Do you want that bell to ring? #karr: neutral #listen: happy neutral surprise sad 3s #window: question
+ [Yes. It’s all over your face. #emotion: happy]
    ~ show("happy")
    ~ question = "happy"
    ~ karr += 1
    KARR: You looked it. You very much looked it. #karr: surprise
    KARR: I don’t believe I ever looked forward to a thing as plainly as that. I should have frightened the clerks.
+ [Desk face. It isn’t hers to have. #emotion: neutral]
    ~ show("neutral")
    ~ question = "neutral"
    KARR: No comment. I see. It’s your right. #karr: neutral
    KARR: I shall have to make up my own mind. I’d hoped to borrow yours.
+ [The question takes you unawares. #emotion: surprise]
    ~ show("surprise")
    ~ question = "surprise"
    KARR: Nobody’s asked you. All evening we’ve talked at you, all three, and nobody has asked you that. #karr: sad
+ [Either way, someone loses. #emotion: sad]
    ~ show("sad")
    ~ question = "sad"
    ~ karr += 1
    KARR: Yes. That’s my own opinion exactly. I’ve never seen it from the outside. #karr: sad
+ [The lantern gutters. #emotion: unsure]
    ~ show("unsure")
    ~ question = "unsure"
    KARR: The wind took the light. I’m not going to hold it up and ask again. One shouldn’t. #karr: neutral
-
Oda’s head comes up through the skylight. In her hand is the big ladle. She looks around at all of you like a woman counting plates. #sound: steps
ODA: Six minutes. It’s cold. Is anyone going to do anything, or have I climbed up here for the view? #oda: doubt
{ goodbye == "neutral":
    ODA: And you can take that face off, Wren. We’re past desks. #oda: tired
}
Nobody moves. It’s very quiet: the river, the stars, a plum tree somewhere, dripping.
Then you notice that they’ve all stopped looking at the bell. They’re looking at you.
You haven’t said a word all night. You’ve told them everything. #oda: neutral #listen: happy surprise neutral sad 3s #window: midnight
+ [Smile at the lot of them. #emotion: happy]
    ~ show("happy")
    ~ midnight = "happy"
    { not gone:
        ~ tam += 1
    }
    ODA: Well. If that’s how you look at the end of the world, we might as well have it with soup. #oda: warm
+ [Look up. A star is falling, of all things. #emotion: surprise]
    ~ show("surprise")
    ~ midnight = "surprise"
    They all turn to see what you’ve seen. For one second, {gone:three|four} people are looking at the same bit of sky.
+ [Stand there. You’re a porter. You hold the door. #emotion: neutral]
    ~ show("neutral")
    ~ midnight = "neutral"
    ODA: There’s the desk again. You could moor a ship to it. #oda: neutral
+ [Let them see what it costs. #emotion: sad]
    ~ show("sad")
    ~ midnight = "sad"
    ~ stay += 1
    { gone:
        ~ karr += 1
    }
    ODA: It’s only a house, Wren. It’s only thirty-one houses and one. I know. I know. #oda: sad
+ [The moment goes by like weather. #emotion: unsure]
    ~ show("unsure")
    ~ midnight = "unsure"
    KARR: I couldn’t see. Could you see? #karr: neutral
    ODA: My eyes were running. It’s the cold. #oda: neutral
-
{
- felt("happy"):
    Somebody breathes out. It might be the house.
- felt("unsure"):
    The stars go on as they were. They’ve never needed telling.
- else:
    Nobody says a thing. For once it’s {gone:three|four} of you not saying it.
}
-> reckoning

=== reckoning ===
{
- gone && karr >= 3:
    -> ending_boat
- gone:
    -> ending_lowwater
- midnight == "happy" && smiles >= 5:
    -> ending_verses
- (midnight == "neutral" || midnight == "unsure") && stones + blurs >= 9:
    -> ending_stone
- caught >= 2 && midnight != "surprise" && karr >= 2:
    -> ending_inspector
- caught >= 2 && midnight != "surprise":
    -> ending_receipt
- stay <= 1:
    -> ending_saltair
- else:
    -> ending_bell
}
