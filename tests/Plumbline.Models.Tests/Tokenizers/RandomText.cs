using System.Text;

namespace Plumbline.Models.Tests.Tokenizers;

/// <summary>Texts that are meant to break tokenizers.</summary>
internal static class RandomText
{
    private static readonly string[] Pieces =
    [
        " ", "  ", "\n", "\r\n", "\t", "\u00A0", "\u3000", "'s", "'LL", "1", "23", "½", "a", "aaaa", "the", " the", "B", "é", "e\u0301", "ﬁ", "한국", "你好", "日本",
        "\U0001D49C", "\U00020000", "👍", "👩‍👩‍👧", "🇩🇪", "☃", "!!!", "-", "_", "<s>", "</s>", "<unk>", "<0x41>", "Ġ", "\0", "\uFFFD", "\uFEFF", "\u0300",
    ];

    /// <summary>Well-formed text of all scripts.</summary>
    public static string Valid(Random random, int longest)
    {
        StringBuilder text = new();
        for (int left = random.Next(longest); left > 0; left--)
        {
            if (random.Next(3) > 0)
            {
                text.Append(Pieces[random.Next(Pieces.Length)]);
                continue;
            }

            int point;
            do
            {
                point = random.Next(random.Next(4) switch { 0 => 0x80, 1 => 0x800, 2 => 0x10000, _ => 0x110000 });
            }
            while (!Rune.IsValid(point));
            text.Append(new Rune(point));
        }

        return text.ToString();
    }
}
