using Plumbline.Models.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Training.Batches;
using Plumbline.Training.Ppo;
using Plumbline.Training.Rollouts;
using Plumbline.Training.ScalarHeads;
using Plumbline.Training.Scorers;

namespace Plumbline.Training.Tests.Ppo;

/// <summary>A PPO trainer on the tiny world with everything it needs, all of it new. The score is 1 for the wanted token.</summary>
internal sealed class PpoCase : IDisposable
{
    private readonly Decoder _reference = TinyWorld.NewModel();
    private readonly Decoder _policy = TinyWorld.NewModel();
    private readonly ScalarModel _critic = new(TinyWorld.NewModel());
    private readonly ReplySampler _sampler;

    public PpoCase(PpoOptions options, Processor processor, IReplyScorer? scorer = null)
    {
        _sampler = new ReplySampler(_policy, processor, 8, [TinyWorld.EndToken], TinyWorld.Seed);
        Trainer = new PpoTrainer(
            options, new PpoModels(_policy, _reference, scorer ?? Scorer, _critic), _sampler, TinyWorld.Prompts, processor, TinyWorld.Seed);
    }

    public PpoTrainer Trainer { get; }

    public WishScorer Scorer { get; } = new();

    public float[] PolicyWeights => [.. _policy.Parameters.SelectMany(parameter => parameter.Values.ToArray())];

    public void Dispose()
    {
        Trainer.Dispose();
        _sampler.Dispose();
        _critic.Dispose();
        _policy.Dispose();
        _reference.Dispose();
    }

    internal sealed class WishScorer : IReplyScorer
    {
        public Action? OnScore { get; set; }

        public ReplyScores Score(IReadOnlyList<PromptedReply> replies, CancellationToken cancellation = default)
        {
            OnScore?.Invoke();
            return new FunctionScorer(item => item.Reply.Contains(TinyWorld.WantedToken) ? 1 : 0).Score(replies, CancellationToken.None);
        }
    }
}
