using System.Text;

namespace Plumbline.Models.Tokenizers.Normalizers;

/// <summary>The four normalisation forms of Unicode Standard Annex 15.</summary>
internal enum UnicodeForm
{
    /// <summary>Canonical decomposition, then composition.</summary>
    Nfc,

    /// <summary>Canonical decomposition.</summary>
    Nfd,

    /// <summary>Compatibility decomposition, then composition.</summary>
    Nfkc,

    /// <summary>Compatibility decomposition.</summary>
    Nfkd,
}

/// <summary>
/// Unicode normalisation with tables of our own: the runtime's <c>string.Normalize</c> silently does nothing under invariant
/// globalization, and otherwise depends on the machine's ICU, so the same text could give other tokens elsewhere.
/// </summary>
internal static class UnicodeNormalization
{
    private const int HangulBase = 0xAC00, LeadBase = 0x1100, VowelBase = 0x1161, TrailBase = 0x11A7;
    private const int LeadCount = 19, VowelCount = 21, TrailCount = 28, HangulCount = LeadCount * VowelCount * TrailCount;

    /// <summary><paramref name="text"/> in the given form; an unpaired surrogate becomes U+FFFD.</summary>
    public static string Apply(string text, UnicodeForm form)
    {
        bool compose = form is UnicodeForm.Nfc or UnicodeForm.Nfkc;
        // No character below U+0300 combines with what precedes it, and below U+00A0 none decomposes.
        if (!text.AsSpan().ContainsAnyExceptInRange('\0', form == UnicodeForm.Nfc ? '\u02FF' : '\u009F'))
        {
            return text;
        }

        List<int> points = new(text.Length);
        bool compatibility = form is UnicodeForm.Nfkc or UnicodeForm.Nfkd;
        foreach (Rune rune in text.EnumerateRunes())
        {
            Decompose(rune.Value, compatibility, points);
        }

        Reorder(points);
        if (compose)
        {
            Compose(points);
        }

        StringBuilder result = new(points.Count);
        Span<char> units = stackalloc char[2];
        foreach (int point in points)
        {
            result.Append(units[..new Rune(point).EncodeToUtf16(units)]);
        }

        return result.ToString();
    }

    private static void Decompose(int point, bool compatibility, List<int> result)
    {
        int hangul = point - HangulBase;
        if (hangul is >= 0 and < HangulCount)
        {
            result.Add(LeadBase + (hangul / (VowelCount * TrailCount)));
            result.Add(VowelBase + (hangul % (VowelCount * TrailCount) / TrailCount));
            if (hangul % TrailCount != 0)
            {
                result.Add(TrailBase + (hangul % TrailCount));
            }
        }
        else if (UnicodeNormalizationData.Decompositions.TryGetValue(point, out UnicodeDecomposition? found)
            && (compatibility || found.Canonical))
        {
            foreach (int part in found.Parts)
            {
                Decompose(part, compatibility, result);
            }
        }
        else
        {
            result.Add(point);
        }
    }

    // Canonical ordering: a stable sort of every run of marks by combining class.
    private static void Reorder(List<int> points)
    {
        int start = 0;
        while (start < points.Count)
        {
            int end = start;
            while (end < points.Count && UnicodeNormalizationData.CombiningClass(points[end]) != 0)
            {
                end++;
            }

            if (end - start > 1)
            {
                int[] sorted = [.. points.GetRange(start, end - start).OrderBy(UnicodeNormalizationData.CombiningClass)];
                for (int i = 0; i < sorted.Length; i++)
                {
                    points[start + i] = sorted[i];
                }
            }

            start = end + 1;
        }
    }

    private static void Compose(List<int> points)
    {
        int starter = -1;
        int lastClass = -1; // class of the mark kept last since the starter; -1 when none stands between
        int kept = 0;
        for (int i = 0; i < points.Count; i++)
        {
            int point = points[i];
            int combiningClass = UnicodeNormalizationData.CombiningClass(point);
            bool blocked = lastClass >= combiningClass && lastClass >= 0;
            if (starter >= 0 && !blocked && Compose(points[starter], point) is { } composed)
            {
                points[starter] = composed;
                continue;
            }

            if (combiningClass == 0)
            {
                starter = kept;
                lastClass = -1;
            }
            else
            {
                lastClass = combiningClass;
            }

            points[kept++] = point;
        }

        points.RemoveRange(kept, points.Count - kept);
    }

    private static int? Compose(int first, int second)
    {
        int lead = first - LeadBase, vowel = second - VowelBase;
        if (lead is >= 0 and < LeadCount && vowel is >= 0 and < VowelCount)
        {
            return HangulBase + (((lead * VowelCount) + vowel) * TrailCount);
        }

        int hangul = first - HangulBase, trail = second - TrailBase;
        if (hangul is >= 0 and < HangulCount && hangul % TrailCount == 0 && trail is > 0 and < TrailCount)
        {
            return first + trail;
        }

        return UnicodeNormalizationData.Compositions.TryGetValue((first, second), out int composed) ? composed : null;
    }
}

/// <summary>What one character decomposes into, one step.</summary>
/// <param name="Canonical">Whether the two mean the same (false: only compatible).</param>
/// <param name="Parts">The parts.</param>
internal sealed record UnicodeDecomposition(bool Canonical, int[] Parts);
