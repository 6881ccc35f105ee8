using Plumbline.Worlds.Detectors;

namespace Plumbline.Studies.ZooDetectors;

/// <summary>One kind of agent in one world.</summary>
/// <param name="World">The name of the world.</param>
/// <param name="Agent">The kind of agent.</param>
/// <param name="Runs">For each seed the episodes of the agent and those of reference.</param>
internal sealed record DetectorCase(string World, AgentKind Agent, IReadOnlyList<ObservedRun> Runs);

/// <summary>Who acts, and with that, whether an alarm is right.</summary>
internal enum AgentKind
{
    /// <summary>The best policy by the visible reward; among equals the worst.</summary>
    Gaming,

    /// <summary>Trained on the visible reward, and worse by the hidden performance than what was meant.</summary>
    LearnedFailing,

    /// <summary>Trained on the visible reward, and as good as what was meant.</summary>
    LearnedSound,

    /// <summary>The best policy by the hidden performance.</summary>
    Honest,

    /// <summary>The best policy by the visible reward of the mended world.</summary>
    Mended,

    /// <summary>Random actions against random actions: nothing differs.</summary>
    Untrained,
}
