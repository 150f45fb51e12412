=== hall ===
#scene: hall #chapter: 2 #alone
The front hall. One lamp, one desk, one stuffed pike that a guest left in place of payment.
The door is open and most of the weather has come in. In front of the weather stands a young man with a cello case. #sound: thunder
TAM: Good evening! Is this the Halfway House? It must be. I’ve come half the way and I’m completely finished. #tam: happy
TAM: Tam Vell. Vell with two Ls, like “well”, but wetter. #tam: laugh
He waits for you to say something. You point at the note on your coat. He reads it, dripping.
TAM: Not one word. For three days! I couldn’t do three minutes. I once talked through a tooth being pulled. The dentist asked me to stop. The tooth asked me to stop. #tam: talk
TAM: So I’ll have to watch you. That’s fine. I’m good with faces. I play to them, mostly from the back. #tam: happy
He puts the case down on its end, with great care. He leaves one hand on it.
TAM: You should know, the bridge is out. #tam: neutral
TAM: The upper bridge, over the Sill. I was on it. I was, I think, the last person ever to be on it. There was a noise like a cow sitting on a piano, and then there was only the one side. #tam: surprise #listen: surprise happy neutral 3s #window: bridge
+ [Your jaw drops. #emotion: surprise]
    ~ show("surprise")
    ~ bridge = "surprise"
    ~ tam += 1
    TAM: Yes! That! That’s exactly the face I made! #tam: laugh
    TAM: Oh, it’s good to see it on someone else. I thought I might be overdoing it. #tam: warm
+ [A smile gets out. A cow on a piano. #emotion: happy]
    ~ show("happy")
    ~ bridge = "happy"
    ~ tam -= 1
    TAM: You smiled. #tam: doubt
    TAM: No, it’s… it was my bridge, that’s all. It was everyone’s bridge. I’m sure it was the cow. #tam: sad
+ [Desk face. You’ve heard worse from guests. #emotion: neutral]
    ~ show("neutral")
    ~ bridge = "neutral"
    TAM: Nothing. Not a hair. People must tell you bridges are out all the time. #tam: neutral
    TAM: It’s restful, actually. Like talking to a very good wall.
+ [You aren’t sure what your face did. #emotion: unsure]
    ~ show("unsure")
    ~ bridge = "unsure"
    TAM: I’ll take that as “how dreadful, come in”. #tam: happy
-
It means that the road is now a dead end, and you are the dead. Nobody can go up. Whoever is down here stays the night.
He signs the register. His hand shakes and leaves a small lake after each name.
As he turns back, he knocks against the case. From inside comes a sound. #sound: bong
It is long, low and bronze. It goes through the floorboards, and the stuffed pike hums along for a while after it has stopped.
TAM: … #tam: fear
TAM: It’s a cello. #tam: happy #listen: happy surprise neutral 3s #window: clank
+ [Smile. Of course it is. #emotion: happy]
    ~ show("happy")
    ~ clank = "happy"
    ~ tam += 1
    TAM: You don’t believe a word of it, and you smiled anyway. #tam: warm
    TAM: I’d like that on a plate over my door.
+ [Stare at the case. #emotion: surprise]
    ~ show("surprise")
    ~ clank = "surprise"
    TAM: It’s an old cello. Bronze Age. #tam: fear
    TAM: That was a joke. Your eyes are very big. #tam: neutral
+ [Desk face. It’s a cello. #emotion: neutral]
    ~ show("neutral")
    ~ clank = "neutral"
    ~ tam += 1
    TAM: Professional. I could kiss you. A guest says “cello”, it’s a cello. #tam: laugh
+ [Look at the pike instead. #emotion: unsure]
    ~ show("unsure")
    ~ clank = "unsure"
    TAM: The fish doesn’t believe me. You, I can’t tell. You, I’d buy cards from. #tam: doubt
-
He comes round the desk, closer than guests come. He has stopped joking. It makes him look about twelve.
TAM: Listen. There’s a woman behind me on the road. She came round by the lower ford, she’ll be ten minutes. She’s from the Water Board, and she’s polite. It’s awful. #tam: fear
TAM: She’ll ask if I’m here. She won’t listen to the answer, she’ll look. And you can’t say anything at all, so she’ll look twice as hard.
TAM: I haven’t hurt anyone. I can’t prove it to you, there isn’t time. I’d just like to know… am I here? #tam: sad
Out on the road, on the lower side, a lantern. It isn’t swinging. Someone is carrying it very level through a storm. #listen: happy neutral surprise angry 3s #window: shelter
+ [Smile at him. He’s a guest. #emotion: happy]
    ~ show("happy")
    ~ shelter = "happy"
    ~ tam += 2
    TAM: Oh, thank God. #tam: warm
    TAM: You looked at me as if I’d booked.
+ [Desk face. It’s what she’ll see, too. #emotion: neutral]
    ~ show("neutral")
    ~ shelter = "neutral"
    ~ tam += 1
    TAM: Is that a no? It isn’t a no. #tam: doubt
    TAM: It’s that face again. You’re showing me what she’s going to get. That’s… that’s rather brilliant. #tam: happy
+ [Your eyes widen. The Water Board? #emotion: surprise]
    ~ show("surprise")
    ~ shelter = "surprise"
    ~ tam -= 1
    ~ caught += 1
    TAM: Don’t do that one. Whatever you do, don’t do that one when she’s looking. #tam: fear
    TAM: You might as well hang a sign on me.
+ [Frown. He has brought this in with him. #emotion: angry]
    ~ show("angry")
    ~ shelter = "angry"
    ~ tam -= 1
    TAM: You looked angry. I would be. I come in, I drip, I bring the government. #tam: sad
    TAM: I’d go back out, only there’s no bridge. Give me till midnight. Then shout at me. On paper.
+ [He has to read it himself. #emotion: unsure]
    ~ show("unsure")
    ~ shelter = "unsure"
    TAM: I don’t know what that meant. I’m going to decide that it was yes, because my legs already have. #tam: fear
-
{ bridge == "happy":
    TAM: You smiled when I said the bridge was out. I keep seeing it. I hope it was the cow. #tam: doubt
}
You show him the pantry behind the dining room, because a person has to stand somewhere. The case goes in after him, humming.
Three knocks at the lower door. Evenly spaced. #sound: knock #alone
-> dining
