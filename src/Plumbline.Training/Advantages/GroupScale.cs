namespace Plumbline.Training.Advantages;

/// <summary>What the distance from the baseline is divided by. Four conventions are in use, so the choice has a name.</summary>
public enum GroupScale
{
    /// <summary>Nothing: Dr. GRPO (Liu et al. 2025), nanochat, open-instruct's default "centered", every RLOO.</summary>
    None,

    /// <summary>
    /// The group's deviation over n − 1, plus ε: GRPO (Shao et al. 2024) in TRL (<see cref="GroupAdvantageOptions.TrlEpsilon"/>), verl
    /// (<see cref="GroupAdvantageOptions.VerlEpsilon"/>) and OpenRLHF (<see cref="GroupAdvantageOptions.OpenRlhfEpsilon"/>).
    /// </summary>
    SampleDeviation,

    /// <summary>The group's deviation over n, plus ε: open-instruct's standard scaling (<see cref="GroupAdvantageOptions.OpenInstructEpsilon"/>).</summary>
    PopulationDeviation,

    /// <summary>
    /// The deviation over n − 1 of all rewards of the batch, plus ε: TRL's <c>scale_rewards="batch"</c>. For REINFORCE++-baseline take
    /// <see cref="None"/> and whiten the tokens of the batch, see <see cref="ReinforceMath"/>.
    /// </summary>
    BatchDeviation,
}
