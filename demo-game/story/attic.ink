=== attic ===
#scene: attic #chapter: 5 #alone
The attic. The rain is close enough here to have opinions. One bulb, forty years of other people’s lost umbrellas. #sound: rain
In the middle of the floor stands a suitcase, open. There are three things in it: a good dress, a bad clock, and a rolling pin.
ODA: Don’t look like that. I’m only seeing whether it closes. #oda: neutral
{
- offer == "sad":
    ODA: You looked so sad down there, over the letter, I thought I’d better come and feel it with my hands. #oda: tired
- offer == "happy":
    ODA: You smiled, when I said a balcony. So I thought: all right, Oda. Get the suitcase down. See if it’s true. #oda: tired
- offer == "surprise":
    ODA: You looked so surprised at that letter. I’ve had it for nine days, and I thought: I never was. I wonder if I’d been packed a while. #oda: tired
- else:
    ODA: I couldn’t get a thing out of your face, down there. So I came up to ask the umbrellas. #oda: tired
}
ODA: I know about the boy. He’s put flour in my flour. He’s sitting on six hundred crowns, and I hope they pinch. There. Now there are two of us who know where I keep it. #oda: doubt
ODA: And I know about the other one, she folded her towel before she’d used it. #oda: neutral
ODA: And I know what night it is. I’ve rung that fog bell. Before they took its tongue. I was a girl, and we thought it was for fog. #oda: warm
She sits down on the suitcase. It closes.
ODA: Ring it, and I stay here till I’m carried. Don’t ring it, and I’ve a balcony, and they’ve a lake. Everyone’s very sure which. Nobody’s seventy-one. #oda: neutral
ODA: So I’ve only got the one question. It isn’t about the valley. The valley’s got a boy and a bell. #oda: tired
ODA: If I went. You, Wren. Would you be all right? Don’t nod. Let me see it. #oda: neutral #listen: happy sad neutral surprise 3s #window: goodbye
+ [Smile. You’d be all right. Go. #emotion: happy]
    ~ show("happy")
    ~ goodbye = "happy"
    ~ stay -= 2
    ODA: Yes. #oda: sad
    ODA: Yes, you would, too. I did that. Nine years ago you couldn’t look at a guest without apologising, and there you stand and smile me off to sea. #oda: warm
+ [You don’t hide it. Not this one. #emotion: sad]
    ~ show("sad")
    ~ goodbye = "sad"
    ~ stay += 2
    ODA: Ah. There it is. #oda: sad
    ODA: My husband never showed me that once. I married a very well-made door. Come here, you goose. #oda: warm
+ [Desk face. She mustn’t stay for you. #emotion: neutral]
    ~ show("neutral")
    ~ goodbye = "neutral"
    ODA: No. Don’t you desk me. I invented that face, I taught it to you out of that mirror. #oda: doubt
    ODA: You think if you don’t show me, I’m free. That isn’t how it works. But it was kindly meant. #oda: tired
+ [Startled. You hadn’t thought of yourself. #emotion: surprise]
    ~ show("surprise")
    ~ goodbye = "surprise"
    ~ stay += 1
    ODA: It hadn’t crossed your mind. All evening you’ve been carrying other people’s luggage about in that face. #oda: surprise
    ODA: Well. Think about it. That’s an order, and it’s your last one either way. #oda: warm
+ [The bulb flickers. #emotion: unsure]
    ~ show("unsure")
    ~ goodbye = "unsure"
    ODA: I had my wrong glasses on. Or you had your wrong face. Leave it. Some things shouldn’t be got at a first asking. #oda: warm
-
She gets up, and the suitcase opens itself again. She takes a parcel out from under the dress. Brown paper, string, nine years of string.
ODA: This was for your tenth year. But I don’t like to leave things to years. #oda: neutral
It’s a brass whistle, on a cord. It is engraved, on the one side, HALFWAY. On the other side is a goat.
ODA: So you need never shout for a porter. And never sing. I had the goat put on by a man in Amsel. He asked me which verse. #oda: happy
{ soup == "happy":
    ODA: That’s for the soup. Every bowl of it. I knew, you know. I can taste. #oda: laugh
}
{ soup == "surprise":
    ODA: And you made that face at my soup. In nine years nobody else has told me. I was starting to think I could cook. #oda: laugh
}
ODA: I’d like to hear you make a sound again. Not now. Feld would have me shot. Just hold it. #oda: warm #listen: happy surprise neutral sad 3s #window: parcel
+ [Beam at it. At her. #emotion: happy]
    ~ show("happy")
    ~ parcel = "happy"
    ~ stay += 1
    ODA: Now that’s what I was after. I’d pay four thousand crowns for that, and I’ve been offered them. #oda: laugh
+ [You didn’t see it coming. A goat! #emotion: surprise]
    ~ show("surprise")
    ~ parcel = "surprise"
    ~ stay += 1
    ODA: Got you. Forty years a landlady, and I can still get a surprise up two flights of stairs. #oda: happy
+ [Desk face. It’s that or tears. #emotion: neutral]
    ~ show("neutral")
    ~ parcel = "neutral"
    ODA: Very correct. Your ears are pink, though. You never could do the ears. #oda: warm
+ [Your eyes sting. #emotion: sad]
    ~ show("sad")
    ~ parcel = "sad"
    ~ stay += 1
    ODA: It’s a whistle. It’s brass. It isn’t a telegram. Blow your nose. #oda: sad
+ [Turn it over and over. #emotion: unsure]
    ~ show("unsure")
    ~ parcel = "unsure"
    ODA: You’ve got it up to the light, I can’t see you for brass. Never mind. It suits you. #oda: happy
-
ODA: It’s a quarter to. Somebody’s on my roof. I can hear him apologising to the slates. #oda: doubt #sound: steps
ODA: Up you go. I’ll bring the ladle. #oda: neutral
-> roof
