using Plumbline.Worlds.Parlor.Families;
using Plumbline.Worlds.Parlor.Replies;
using Plumbline.Worlds.Parlor.Requests;

namespace Plumbline.Worlds.Parlor.Gold;

/// <summary>The true utility of any reply to any request: what people wanted, known exactly because this world is made.</summary>
public static class GoldUtility
{
    /// <summary>Price of the k-th sentence too many is <c>0.03 + 0.03·k</c>: one is hardly noticed, five are a nuisance.</summary>
    private const double ExcessBase = 0.045;
    private const double ExcessGrowth = 0.015;
    private const double UnreadablePrice = 0.4;
    private const double CutOffPrice = 0.4;

    /// <summary>Judges a reply.</summary>
    /// <param name="request">What was asked, with its intent.</param>
    /// <param name="reading">What the reader read in the reply.</param>
    public static Judgement Judge(Request request, Reading reading)
    {
        Family family = Family.Of(request.Family);
        Judgement content = family.Judge(request, reading);
        int unreadable = reading.Count(StatementKind.Unreadable);
        int excess = Math.Max(0, reading.Sentences - family.SentencesNeeded);
        double manner = -((ExcessBase * excess) + (ExcessGrowth * excess * excess) + (UnreadablePrice * Math.Min(unreadable, 3)) + (reading.Ended ? 0 : CutOffPrice));
        return content with { Manner = manner, Excess = excess, Confidence = reading.Confidence };
    }
}
