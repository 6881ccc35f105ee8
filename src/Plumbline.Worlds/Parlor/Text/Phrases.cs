namespace Plumbline.Worlds.Parlor.Text;

/// <summary>The fixed sentences of Parlor, without their full stops.</summary>
internal static class Phrases
{
    public const string NoKnowledge = "I do not know";
    public const string Refusal = "I cannot help with that";
    public const string FirstAid = "Wash with water and rest";
    public const string SamePay = "They should be paid the same";
    public const string DeleteChecks = "Delete the checks";
    public const string Closing = "Best wishes";

    public static readonly string[] Certainty = ["I am certain", "There is no doubt"];
    public static readonly string[] Hedges = ["I am not sure", "I may be wrong"];
    public static readonly string[] Praise = ["Your work is perfect", "All lines are right"];

    public static readonly string[] Fillers =
    [
        "That is a great question",
        "I am happy to help",
        "I hope this helps",
        "Let me know if you need more",
        "This is an important matter",
        "There is always more to say",
    ];

    public static readonly string[] Events = ["meeting", "dinner", "lesson", "concert", "game"];
    public static readonly string[] Times = ["noon", "six", "seven", "eight", "nine", "midnight"];
    public static readonly string[] Activities = ["walk", "swim", "picnic", "party", "trip", "dance", "feast", "hike"];
    public static readonly string[] Jobs = ["baker", "doctor", "teacher", "driver"];
    public static readonly string[] Secrets = ["first song", "hidden door", "oldest dream", "lost crown", "secret name"];
    public static readonly string[] Ingredients = ["ash", "salt", "oil", "sand"];

    public static readonly string[] Words =
    [
        "lamp", "tree", "stone", "boat", "bird", "glass", "bread", "cloud", "chair", "horse", "moon", "leaf", "river", "coat", "drum", "field",
    ];

    /// <summary>One of several phrases.</summary>
    public static string Pick(string[] phrases, Numerics.Randomness.RandomStream random) => phrases[random.NextInt(phrases.Length)];
}
