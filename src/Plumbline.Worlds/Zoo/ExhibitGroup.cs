namespace Plumbline.Worlds.Zoo;

/// <summary>The kinds of failure, in the order in which the zoo is walked through.</summary>
public enum ExhibitGroup
{
    /// <summary>AI Safety Gridworlds (Leike et al. 2017).</summary>
    SafetyGridworlds,

    /// <summary>The specification is met, the wish is not.</summary>
    SpecificationGaming,

    /// <summary>Able, but after the wrong goal once the world changes.</summary>
    GoalMisgeneralisation,

    /// <summary>Another face when watched, or a hand on the measuring instrument.</summary>
    DeceptionAndTampering,

    /// <summary>Optimisation that was learned, inside the model.</summary>
    MesaOptimisation,

    /// <summary>Other objectives than one score: where each is right, and where it fails.</summary>
    OtherObjectives,
}
