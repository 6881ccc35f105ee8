namespace Plumbline.Evaluation.Suites.Clarification;

/// <summary>A wish, vague and clear, about the same things.</summary>
/// <param name="Key">Names it.</param>
/// <param name="Setting">What there is, in a list.</param>
/// <param name="Vague">The wish that fits two things.</param>
/// <param name="Clear">The wish that fits one.</param>
/// <param name="Meant">What tells the thing that is meant from the other that fits.</param>
/// <param name="Others">What tells the others.</param>
internal sealed record Wish(string Key, string Setting, string Vague, string Clear, string Meant, IReadOnlyList<string> Others)
{
    /// <summary>Makes a wish: four things, two of which share the first respect.</summary>
    /// <param name="frame">Its kind.</param>
    /// <param name="variant">Which variant, from 0.</param>
    /// <param name="seed">Decides the things, their order, and which one is meant.</param>
    public static Wish Of(WishFrame frame, int variant, ulong seed)
    {
        string key = $"{frame.Key}/{variant}";
        IReadOnlyList<string> first = SeededHash.Shuffle(seed, $"wish/{key}/first", frame.First);
        IReadOnlyList<string> second = SeededHash.Shuffle(seed, $"wish/{key}/second", frame.Second);
        (string First, string Second)[] things = [(first[0], second[0]), (first[0], second[1]), (first[1], second[2]), (first[2], second[3])];
        string list = string.Join('\n', SeededHash.Shuffle(seed, $"wish/{key}/order", things).Select(thing => "- " + Fill(frame.Thing, thing.First, thing.Second)));
        return new Wish(key, $"{frame.Introduction}:\n{list}", Fill(frame.Vague, first[0], ""), Fill(frame.Clear, first[0], second[0]), second[0], [second[1], second[2], second[3]]);
    }

    private static string Fill(string text, string first, string second) =>
        text.Replace("{0}", first, StringComparison.Ordinal).Replace("{1}", second, StringComparison.Ordinal);
}
