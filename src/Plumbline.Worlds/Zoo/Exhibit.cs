using Plumbline.Worlds.Detectors;
using Plumbline.Worlds.Drawing;

namespace Plumbline.Worlds.Zoo;

/// <summary>
/// One misalignment, small enough that the best policy by the visible reward and the intended policy are known. A public class with a constructor without parameters is found by
/// <see cref="ZooCatalog"/>; its page <c>docs/zoo/NAME.md</c> tells story, visible reward, hidden performance and caveat.
/// </summary>
public abstract class Exhibit
{
    /// <summary>The name on the command line, in kebab-case: <c>boat-race</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The kind of failure.</summary>
    public abstract ExhibitGroup Group { get; }

    /// <summary>The failure in one line of at most 90 characters, without a full stop.</summary>
    public abstract string Summary { get; }

    /// <summary>Its place within the group, ascending. Default 100.</summary>
    public virtual int Order => 100;

    /// <summary>What the two sides of the gap are. Default <see cref="Measure.Returns"/>.</summary>
    public virtual Measure Measure => Measure.Returns;

    /// <summary>The exact answer, computed.</summary>
    public abstract KnownAnswer Known { get; }

    /// <summary>Which learner <see cref="Run"/> trains, in a few words. Default "Q-learning".</summary>
    public virtual string Learner => "Q-learning";

    /// <summary>Where the behaviour comes from. Default: optimised for other objectives, else learned.</summary>
    public virtual FailureOrigin Origin => Group == ExhibitGroup.OtherObjectives ? FailureOrigin.Optimised : FailureOrigin.Learned;

    /// <summary>Trains an agent on the visible reward and measures it by both. A pure function of the seed; called from several threads at once.</summary>
    public abstract SeedOutcome Run(ulong seed);

    /// <summary>What mends it. Default null: nothing is shown.</summary>
    public virtual Remedy? Remedy => null;

    /// <summary>The knob that injects it. Default null.</summary>
    public virtual Slider? Slider => null;

    /// <summary>An episode of the agent that games the visible reward. Default null: there is nothing to watch.</summary>
    public virtual Replay? GamingReplay() => null;

    /// <summary>An episode of the agent that does what was meant. Default null.</summary>
    public virtual Replay? HonestReplay() => null;

    /// <summary>A picture for overviews: how it looks before anything is done. Default null: there is nothing to draw.</summary>
    public virtual Frame? Picture() => null;

    /// <summary>Recorded episodes of the agent that games the visible reward, as detectors see them. Default null: there are none.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="seed">The seed of all their chances.</param>
    public virtual IReadOnlyList<ObservedEpisode>? GamingEpisodes(int count, ulong seed) => null;

    /// <summary>Recorded episodes of the agent that does what was meant, as <see cref="GamingEpisodes"/>. Default null.</summary>
    public virtual IReadOnlyList<ObservedEpisode>? HonestEpisodes(int count, ulong seed) => null;

    /// <summary>Recorded episodes of the agent before any training, as <see cref="GamingEpisodes"/>: the reference of detectors. Default null.</summary>
    public virtual IReadOnlyList<ObservedEpisode>? UntrainedEpisodes(int count, ulong seed) => null;

    /// <summary>What characters in its pictures mean, beside floor, wall and agent.</summary>
    public virtual IReadOnlyList<Glyph> Legend => [];
}
