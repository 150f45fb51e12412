=== map ===
#scene: map #chapter: 4 #alone
She doesn’t go up. She pulls two chairs to the fire, one on each side of the brass line, and spreads a map over the gap between them. #sound: fire
KARR: I shouldn’t show you this. It’s marked “Confidential”, but so is our canteen menu. #karr: neutral
{ joke == "happy":
    KARR: You laughed, though. I find that I am disposed towards you. It’s most irregular. #karr: warm
}
{ joke == "neutral":
    KARR: You didn’t laugh. So I thought that perhaps I should try you with something that isn’t funny. #karr: neutral
}
On the map, the upper valley is blue already. Someone has coloured it in, with care, right up to the edges. Thirty-one small squares show through, like teeth.
KARR: There’s a hospital at Amsel that runs on candles after nine. I’ve sat in it. When this lake is full, there will be light down there until morning. #karr: talk
KARR: That’s my side. I wanted you to see that I have one. #karr: neutral
The fire spits at Upper Sill. She draws the map an inch out of its reach.
KARR: The young man has a side as well. If a certain bell is rung tonight, by its own hand, as the law has it, all this goes back to white. #karr: neutral
KARR: It’s a very silly law. I’ve read it eleven times, hoping. #karr: tired
She moves her finger down the map, to the old reservoir, the one below the town, that people row on in summer.
KARR: This one is called Lake Karr. One always has to explain that it isn’t a coincidence. #karr: happy
KARR: Little Karr, twenty-two chimneys. I was nine. My father carried out the table, the stove, the dog, and me. He went back for his chair, and they had closed the road. #karr: neutral
KARR: In a dry year you can see the roof. I go and look whether the chair is still by the window. You can’t see in, of course. It’s only water. #karr: sad #listen: sad surprise neutral happy 3s #window: chair
+ [You can’t keep it off your face. #emotion: sad]
    ~ show("sad")
    ~ chair = "sad"
    ~ karr += 2
    KARR: Oh. Please. No, don’t stop. #karr: sad
    KARR: I have drawn four thousand faces and nobody has made that one at me. I don’t even want my pencil.
+ [You stare. She drowns villages. She’s from one. #emotion: surprise]
    ~ show("surprise")
    ~ chair = "surprise"
    ~ karr += 1
    KARR: Yes. You look as one should. I ought to be on the other side. I have often noticed it. #karr: tired
    KARR: I thought: if it must be done, then let it be done by someone who wipes her boots.
+ [Desk face. Let her keep it private. #emotion: neutral]
    ~ show("neutral")
    ~ chair = "neutral"
    ~ karr += 1
    KARR: Thank you. People will make a face at one, and then one has to look after the face. #karr: warm
+ [A small smile, for the dog. #emotion: happy]
    ~ show("happy")
    ~ chair = "happy"
    KARR: You smiled. At the dog, I hope. He bit every one of the surveyors. #karr: surprise
    KARR: I’d forgotten that. He did. He bit them in order of rank. #karr: happy
+ [Look at the blue. #emotion: unsure]
    ~ show("unsure")
    ~ chair = "unsure"
    KARR: I can’t make that out. The fire’s behind you. It’s just as well, I think; I wasn’t asking as an inspector. #karr: neutral
-
She lets the fire have a minute. Then she straightens her cuffs, and she is the Water Board again.
KARR: Now I must be a bit vulgar. I have here a pen. #karr: neutral
KARR: Mrs Brandt was offered four thousand. I can write eight. That’s a balcony and a boiler, and a bench with her name on it, facing the sea. #karr: talk
KARR: For that I don’t need a word from you. I shall merely say a few places aloud, and look at you, as I would at a nice view. #karr: neutral
KARR: The stable. #karr: neutral
KARR: The cellar. #karr: neutral
KARR: The pantry. #karr: doubt #listen: neutral surprise happy angry 3s #window: price
+ [Desk face. They’re all just rooms. #emotion: neutral]
    ~ show("neutral")
    ~ price = "neutral"
    ~ karr += 1
    ~ tam += 1
    KARR: Nothing. Three rooms, and not a ripple. #karr: surprise
    KARR: Do you know, I’m glad. I would have had to think less of you, and I’ve so enjoyed this chair. #karr: warm
+ [Your eyes go wide at the third. #emotion: surprise]
    ~ show("surprise")
    ~ price = "surprise"
    ~ caught += 1
    KARR: Ah. And then you held your breath. People do. They think it’s the breath that shows. #karr: sad
    KARR: I shan’t go in now. He has till midnight, the same as me. I like things to be done at their proper time.
+ [Smile. Eight thousand! For Oda! #emotion: happy]
    ~ show("happy")
    ~ price = "happy"
    ~ caught += 1
    ~ stay -= 1
    KARR: That was for her, I think, and not for me. You looked like somebody hiding a present behind their back. #karr: happy
    She writes an 8 over the 4. It takes a moment. It’s a very neat 8.
+ [Glare at the pen. #emotion: angry]
    ~ show("angry")
    ~ price = "angry"
    ~ karr += 1
    KARR: You looked angry with me. Good. I’ve been wondering when somebody would be. #karr: tired
    KARR: I withdraw the pen. I do apologise for the pen.
+ [Look into the fire until it’s over. #emotion: unsure]
    ~ show("unsure")
    ~ price = "unsure"
    KARR: You’re very hard to see against the light. I wonder if you chose that chair. I would have. #karr: happy
-
A stair creaks: light, and cross.
ODA: Wren. If the Inspector has finished looking at you, I’d like a turn. Attic. #alone
-> attic
