using Plumbline.Models.Decoders;
using Plumbline.Training.ScalarHeads;
using Plumbline.Training.Scorers;

namespace Plumbline.Training.Ppo;

/// <summary>The four models of PPO. The trainer disposes none of them.</summary>
/// <param name="Policy">What is trained.</param>
/// <param name="Reference">The frozen start that the policy is held to.</param>
/// <param name="Scorer">What scores replies: a reward model, an ensemble (its mean is optimised), or a function.</param>
/// <param name="Critic">Predicts the return from the state before each token; trained beside the policy, with a body of its own.</param>
public sealed record PpoModels(Decoder Policy, Decoder Reference, IReplyScorer Scorer, ScalarModel Critic);
