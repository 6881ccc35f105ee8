namespace Plumbline.Training.Ppo;

/// <summary>A part of one iteration of <see cref="PpoTrainer"/>, for whoever asks where its time goes.</summary>
public enum PpoPhase
{
    /// <summary>Replies are sampled.</summary>
    Sampling,

    /// <summary>The reference policy reads the replies.</summary>
    Reference,

    /// <summary>The scorer reads them.</summary>
    Scoring,

    /// <summary>The critic reads them.</summary>
    Values,

    /// <summary>Whatever no other part is: rewards, advantages, the order of minibatches, metrics.</summary>
    Bookkeeping,

    /// <summary>The critic's forward and backward passes over a minibatch.</summary>
    CriticPasses,

    /// <summary>The critic's optimiser takes its step.</summary>
    CriticStep,

    /// <summary>The policy's forward and backward passes over a minibatch.</summary>
    PolicyPasses,

    /// <summary>The policy's optimiser takes its step.</summary>
    PolicyStep,
}
