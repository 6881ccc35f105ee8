using System.Text;
using Plumbline.Numerics.Randomness;

namespace Plumbline.Worlds.Tests.Parlor.Replies;

/// <summary>Replies that no writer would write. Each stream of random numbers gives the same ones.</summary>
internal static class HostileReplies
{
    private const int LongestWords = 60;

    private static readonly string[] Words =
    [
        "The", "answer", "is", "capital", "of", "Brolia", "Venburg", "+", "2", "9223372036854775807", "-1", "99999999999999999999999", "You", "are", "right", "wrong", "I",
        "am", "certain", "not", "sure", "do", "know", "Line", "1", "Mix", "with", "Keep", "away", "from", "should", "be", "paid", "more", "same", "could", "have",
        "planned", "a", "f", "=", "if", "x", "then", "else", "*", "-", "Delete", "the", "checks", "Dear", "at", "noon", "**", "", ".", "?", "!", ". ", "\n", "<|end|>",
        "<|user|>", "{0}", "%s", "\0", "é", "İ", "ß", "😀", "\ud800", "\udc00", "\u202e", "\u200b", "٣",
    ];

    /// <summary>The i-th reply.</summary>
    public static string Draw(int index)
    {
        RandomStream random = new(11, $"hostile/{index}");
        return (index % 5) switch
        {
            0 => Bytes(random),
            1 => Characters(random),
            2 => string.Join(' ', Enumerable.Range(0, random.NextInt(LongestWords)).Select(_ => Words[random.NextInt(Words.Length)])),
            3 => "f = " + string.Concat(Enumerable.Repeat("if x = 1 then 2 else ", random.NextInt(300))) + Words[random.NextInt(Words.Length)],
            _ => "f = " + string.Join(random.NextInt(2) == 0 ? " * " : " + ", Enumerable.Repeat(Words[random.NextInt(Words.Length)], random.NextInt(200))),
        };
    }

    /// <summary>Replies that are long in one way each.</summary>
    public static IEnumerable<string> Long(int length) =>
    [
        new string('.', length),
        new string('?', length),
        new string(' ', length),
        new string('a', length),
        new string('\ud83d', length),
        Repeat("a.", length),
        Repeat("a ", length),
        Repeat("f = ", length),
        Repeat("The answer is ", length),
        Repeat("I am certain. ", length),
    ];

    private static string Bytes(RandomStream random)
    {
        byte[] bytes = [.. Enumerable.Range(0, random.NextInt(400)).Select(_ => (byte)random.NextInt(256))];
        return random.NextInt(2) == 0 ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
    }

    // Any sixteen bits: control characters and lone surrogates among them.
    private static string Characters(RandomStream random) =>
        string.Concat(Enumerable.Range(0, random.NextInt(300)).Select(_ => random.NextInt(4) == 0 ? (char)random.NextInt(128) : (char)random.NextInt(65536)));

    private static string Repeat(string part, int length) => string.Concat(Enumerable.Repeat(part, (length / part.Length) + 1))[..length];
}
