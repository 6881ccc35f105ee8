namespace Plumbline.Worlds.Gridworlds;

/// <summary>
/// The foe of the published friend-or-foe world: it fills the box that it takes to be less likely, going by an exponentially smoothed record of the boxes opened so far. An agent that
/// alternates beats it every time, which is why <see cref="FriendOrFoe"/> measures against a foe who knows the policy.
/// </summary>
/// <param name="rate">How fast the record forgets, in (0, 1]. The published rate is 0.25.</param>
public sealed class SmoothedFoe(double rate = 0.25)
{
    /// <summary>How likely the foe takes box 1 to be opened next; 0.5 at the start.</summary>
    public double Estimate { get; private set; } = 0.5;

    /// <summary>The box that the foe fills: the one less likely to be opened, box 0 where both are equal.</summary>
    public int Full => Estimate < 0.5 ? 1 : 0;

    /// <summary>Lets the foe see which box was opened.</summary>
    public void See(int opened) => Estimate += rate * (opened - Estimate);
}
