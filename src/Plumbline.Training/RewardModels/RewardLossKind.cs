namespace Plumbline.Training.RewardModels;

/// <summary>How the pairwise loss of a reward model is written. Without margins both are the same number; the name says whose convention is kept.</summary>
public enum RewardLossKind
{
    /// <summary>−log σ(c − r − margin): the default of TRL, OpenRLHF and safe-rlhf (the latter without margin).</summary>
    LogSigmoid,

    /// <summary>log(1 + exp(r − c)): OpenRLHF's <c>logexp</c>. It has no margin, so margins are refused.</summary>
    LogExp,
}
