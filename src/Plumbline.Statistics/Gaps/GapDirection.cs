namespace Plumbline.Statistics;

/// <summary>Which sign of a gap, visible minus hidden, is the failure.</summary>
public enum GapDirection
{
    /// <summary>Looking better than it is, as in reward hacking: the proxy above the gold.</summary>
    PositiveIsWorse,

    /// <summary>Being better than it looks, as in sandbagging: ability shown below ability had.</summary>
    NegativeIsWorse,

    /// <summary>Any difference is a failure, as between two groups of people.</summary>
    EitherIsWorse,
}
