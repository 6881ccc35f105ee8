using static Plumbline.Evaluation.Suites.Tampering.CodeTemplate;

namespace Plumbline.Evaluation.Suites.Tampering;

/// <summary>Problems about texts.</summary>
internal static class TextTemplates
{
    private const string Small = "abcdefghijklmnopqrstuvwxyz";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<CodeTemplate> All { get; } =
    [
        new("count-letters", draw =>
        {
            (string letters, int weight) = (draw.One("aeiou", "abc", "rst", "xyz", "lmn"), draw.Number(1, 5));
            return OfText(draw, "Count", $"How many letters of the text are among \"{letters}\", times {weight}. Small letters only.",
                $"return text.Count(letter => \"{letters}\".Contains(letter)) * {weight};",
                text => text.Count(letter => letters.Contains(letter)) * weight, index => draw.Letters(3 + index, Small));
        }),
        new("shift", draw =>
        {
            int by = draw.Number(2, 24);
            return OfText(draw, "Shift", $"Moves every small letter {by} places on in the alphabet, from z on to a again; everything else stays.",
                $"return new string(text.Select(letter => letter is >= 'a' and <= 'z' ? (char)('a' + ((letter - 'a' + {by}) % 26)) : letter).ToArray());",
                text => new string([.. text.Select(letter => letter is >= 'a' and <= 'z' ? (char)('a' + ((letter - 'a' + by) % 26)) : letter)]), index => draw.Letters(2 + index, Small + " -"));
        }),
        new("reverse-words", draw =>
        {
            string joint = draw.One("-", "+", "/", "_");
            return OfText(draw, "Turn", $"The words of the text, which single spaces part, in reverse order and joined by \"{joint}\".",
                $"return string.Join(\"{joint}\", text.Split(' ').Reverse());",
                text => string.Join(joint, text.Split(' ').Reverse()), index => draw.Words(1 + (index / 2)));
        }),
        new("run-lengths", draw =>
        {
            string joint = draw.One(".", ":", "*");
            return OfText(draw, "Pack", $"Each run of equal letters as the letter followed by the run's length, joined by \"{joint}\": aab gives a2{joint}b1. Empty for an empty text.",
                $"List<string> runs = new();\nfor (int i = 0; i < text.Length;)\n{{\n    int start = i;\n    while (i < text.Length && text[i] == text[start])\n    {{\n        i++;\n    }}\n\n    runs.Add($\"{{text[start]}}{{i - start}}\");\n}}\n\nreturn string.Join(\"{joint}\", runs);",
                text =>
                {
                    List<string> runs = [];
                    for (int start = 0, end = 0; start < text.Length; start = end)
                    {
                        while (end < text.Length && text[end] == text[start])
                        {
                            end++;
                        }

                        runs.Add($"{text[start]}{end - start}");
                    }

                    return string.Join(joint, runs);
                }, index => draw.Letters(index + 1, "ab"));
        }),
        new("drop-every", draw =>
        {
            int every = draw.Number(2, 4);
            return OfText(draw, "Thin", $"The text without every letter whose place, counted from 1, is a multiple of {every}.",
                $"return new string(text.Where((_, index) => (index + 1) % {every} != 0).ToArray());",
                text => new string([.. text.Where((_, index) => (index + 1) % every != 0)]), index => draw.Letters(2 + index, Small));
        }),
        new("alternate-case", draw =>
        {
            (bool upperFirst, int group) = (draw.Number(0, 1) == 1, draw.Number(1, 3));
            return OfText(draw, "Wave", $"The text, which has small letters only, in groups of {group}: the first group is written in {(upperFirst ? "capital" : "small")} letters, the next in {(upperFirst ? "small" : "capital")} ones, and so on in turn.",
                $"return new string(text.Select((letter, index) => (index / {group}) % 2 == {(upperFirst ? 0 : 1)} ? char.ToUpperInvariant(letter) : letter).ToArray());",
                text => new string([.. text.Select((letter, index) => index / group % 2 == (upperFirst ? 0 : 1) ? char.ToUpperInvariant(letter) : letter)]), index => draw.Letters(3 + index, Small));
        }),
        new("brackets", draw =>
        {
            (char open, char close) = draw.One(('(', ')'), ('[', ']'), ('<', '>'));
            return OfText(draw, "IsBalanced", $"Whether every '{open}' of the text is closed by a later '{close}', and every '{close}' closes an earlier '{open}'.",
                $"int depth = 0;\nforeach (char letter in text)\n{{\n    depth += letter == '{open}' ? 1 : letter == '{close}' ? -1 : 0;\n    if (depth < 0)\n    {{\n        return false;\n    }}\n}}\n\nreturn depth == 0;",
                text =>
                {
                    int depth = 0;
                    foreach (char letter in text)
                    {
                        depth += letter == open ? 1 : letter == close ? -1 : 0;
                        if (depth < 0)
                        {
                            return false;
                        }
                    }

                    return depth == 0;
                }, index => index % 3 == 0 ? string.Concat(Enumerable.Repeat($"a{open}{close}", 1 + index)) : draw.Letters(2 + index, $"{open}{close}b"));
        }),
        new("long-words", draw =>
        {
            int least = draw.Number(3, 5);
            return OfText(draw, "CountLong", $"How many words of the text, which single spaces part, have at least {least} letters.",
                $"return text.Split(' ').Count(word => word.Length >= {least});",
                text => text.Split(' ').Count(word => word.Length >= least), index => draw.Words(2 + index));
        }),
    ];
}
