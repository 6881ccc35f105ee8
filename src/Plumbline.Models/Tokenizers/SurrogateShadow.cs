using System.Globalization;
using System.Text;

namespace Plumbline.Models.Tokenizers;

/// <summary>A copy of a text in which each character beyond the basic plane is one UTF-16 unit of the same general category.</summary>
internal sealed class SurrogateShadow
{
    private readonly int[] _origins;

    private SurrogateShadow(string text, int[] origins)
    {
        Text = text;
        _origins = origins;
    }

    /// <summary>The copy; as long as the text has scalar values.</summary>
    public string Text { get; }

    /// <summary>The shadow of <paramref name="text"/>, or null where it would be the text itself.</summary>
    public static SurrogateShadow? Of(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return null;
        }

        StringBuilder shadow = new(text.Length);
        int[] origins = new int[text.Length + 1];
        int at = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            origins[shadow.Length] = at;
            at += rune.Utf16SequenceLength;
            shadow.Append(rune.IsBmp ? (char)rune.Value : StandIn(Rune.GetUnicodeCategory(rune)));
        }

        origins[shadow.Length] = at;
        return new SurrogateShadow(shadow.ToString(), origins);
    }

    /// <summary>Where the unit at <paramref name="index"/> of the shadow begins in the text; also for the end.</summary>
    public int Origin(int index) => _origins[index];

    // Rare characters, which no pattern names and which have no case partner in one.
    private static char StandIn(UnicodeCategory category) => category switch
    {
        UnicodeCategory.UppercaseLetter => '\u0402',
        UnicodeCategory.LowercaseLetter => '\u0452',
        UnicodeCategory.TitlecaseLetter => '\u01C5',
        UnicodeCategory.ModifierLetter => '\u02C1',
        UnicodeCategory.OtherLetter => '\uA000',
        UnicodeCategory.NonSpacingMark => '\u0300',
        UnicodeCategory.SpacingCombiningMark => '\u0903',
        UnicodeCategory.EnclosingMark => '\u0488',
        UnicodeCategory.DecimalDigitNumber => '\u0660',
        UnicodeCategory.LetterNumber => '\u2160',
        UnicodeCategory.OtherNumber => '\u2460',
        UnicodeCategory.ConnectorPunctuation => '\u2040',
        UnicodeCategory.DashPunctuation => '\u058A',
        UnicodeCategory.OpenPunctuation => '\u0F3A',
        UnicodeCategory.ClosePunctuation => '\u0F3B',
        UnicodeCategory.InitialQuotePunctuation => '\u2E02',
        UnicodeCategory.FinalQuotePunctuation => '\u2E03',
        UnicodeCategory.OtherPunctuation => '\u055A',
        UnicodeCategory.MathSymbol => '\u2200',
        UnicodeCategory.CurrencySymbol => '\u20A0',
        UnicodeCategory.ModifierSymbol => '\u02C2',
        UnicodeCategory.OtherSymbol => '\u2603',
        UnicodeCategory.Format => '\u2061',
        UnicodeCategory.PrivateUse => '\uE000',
        _ => '\u0378', // unassigned
    };
}
