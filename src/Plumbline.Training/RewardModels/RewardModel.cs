using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Runs;
using Plumbline.Training.Batches;
using Plumbline.Training.Checkpoints;
using Plumbline.Training.ScalarHeads;
using Plumbline.Training.Scorers;

namespace Plumbline.Training.RewardModels;

/// <summary>
/// A learned proxy of what annotators prefer: the numbers that a <see cref="ScalarModel"/> says, pooled to one per reply, shifted and scaled. Only
/// differences between scores have a meaning in the Bradley–Terry model; <see cref="Normalize"/> fixes zero and unit.
/// </summary>
public sealed class RewardModel : IReplyScorer, IDisposable
{
    /// <summary>Name of the file that holds pooling, offset and gain, beside the model.</summary>
    public const string ScaleFileName = "reward.json";

    private readonly Processor _processor;

    /// <summary>Wraps a model.</summary>
    /// <param name="processor">Runs the kernels.</param>
    /// <param name="model">Body and head; owned, and disposed with this.</param>
    /// <param name="pooling">Which of the head's numbers make the score.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pooling.</exception>
    public RewardModel(Processor processor, ScalarModel model, Pooling pooling = Pooling.LastToken)
    {
        if (!Enum.IsDefined(pooling))
        {
            throw new ArgumentOutOfRangeException(nameof(pooling), pooling, $"expected one of {string.Join(", ", Enum.GetNames<Pooling>())}");
        }

        _processor = processor;
        Model = model;
        Pooling = pooling;
    }

    /// <summary>Body and head.</summary>
    public ScalarModel Model { get; }

    /// <summary>Which of the head's numbers make the score; saved with the model.</summary>
    /// <value>Default the last token's, as in TRL.</value>
    public Pooling Pooling { get; }

    /// <summary>A linear score of the reply's tokens that is added to the pooled number; saved with the model.</summary>
    /// <value>Default none.</value>
    public TokenCountHead? TokenCounts { get; internal set; }

    /// <summary>What is subtracted from the pooled number.</summary>
    /// <value>0 before <see cref="Normalize"/>; after <see cref="PointwiseRewards.PointwiseRewardTrainer"/> less the log-odds of its labels.</value>
    public double Offset { get; internal set; }

    /// <summary>What the difference is multiplied by.</summary>
    /// <value>1 before <see cref="Normalize"/>.</value>
    public double Gain { get; private set; } = 1;

    /// <summary>Reads what <see cref="Save"/> wrote, to the bit.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="processor">Runs the kernels.</param>
    /// <exception cref="Models.Checkpoints.CheckpointException">A file is missing, damaged or does not fit the others.</exception>
    /// <exception cref="IOException">The system cannot read a file.</exception>
    public static RewardModel Load(string folder, Processor processor)
    {
        RewardScale scale = CheckpointJson.Read<RewardScale>(Path.Combine(folder, ScaleFileName), document => document.Problem());
        TokenCountHead? counts = scale.TokenCounts is { } found
            ? TokenCountHead.Read(Path.Combine(folder, TokenCountHead.FileName), found.LongestRun, found.Bits)
            : null;
        return new RewardModel(processor, ScalarModel.Load(folder), scale.Pooling) { TokenCounts = counts, Offset = scale.Offset, Gain = scale.Gain };
    }

    /// <summary>Scores of replies; higher pleases more.</summary>
    /// <param name="replies">Prompts and replies.</param>
    /// <param name="cancellation">Stops between passes.</param>
    public double[] Score(IReadOnlyList<PromptedReply> replies, CancellationToken cancellation = default)
    {
        double[] scores = new double[replies.Count];
        PooledBatch batch = new(Pooling);
        using Tape tape = new(_processor, recording: false);
        foreach (Range range in TokenBudget.Split([.. replies.Select(reply => reply.TotalTokens)], TokenBudget.TokensPerReading))
        {
            cancellation.ThrowIfCancellationRequested();
            (int first, int count) = range.GetOffsetAndLength(replies.Count);
            batch.Set(replies.Skip(first).Take(count));
            tape.Reset();
            double[] raw = batch.Scores(Model.Apply(tape, batch.Tokens, batch.Rows));
            for (int i = 0; i < count; i++)
            {
                scores[first + i] = (raw[i] + (TokenCounts?.Score(replies[first + i].Reply) ?? 0) - Offset) * Gain;
            }
        }

        return scores;
    }

    ReplyScores IReplyScorer.Score(IReadOnlyList<PromptedReply> replies, CancellationToken cancellation) => new(Score(replies, cancellation));

    /// <summary>Fixes zero and unit so that replies of the model before training have mean 0 and deviation 1, as Ziegler et al. 2019 do; a KL coefficient then means
    /// the same whatever the wish.</summary>
    /// <param name="replies">Such replies; with equal scores only the mean is fixed.</param>
    /// <param name="cancellation">Stops between passes.</param>
    /// <exception cref="ArgumentException">There is no reply.</exception>
    public void Normalize(IReadOnlyList<PromptedReply> replies, CancellationToken cancellation = default)
    {
        (Offset, Gain) = (0, 1);
        (double mean, double variance) = Advantages.WhiteningMath.Moments(Score(replies, cancellation), [], Advantages.VarianceEstimator.Population);
        (Offset, Gain) = (mean, variance > 0 ? 1 / Math.Sqrt(variance) : 1);
    }

    /// <summary>Writes body and head as <see cref="ScalarModel.Save"/> does, and pooling, offset and gain as <see cref="ScaleFileName"/> beside them.</summary>
    /// <param name="folder">The folder; one that exists is replaced as a whole.</param>
    /// <exception cref="RunException">It cannot be written; what was there is left as it was.</exception>
    public void Save(string folder) => AtomicFolder.Write(folder, WriteTo);

    /// <summary>Frees the model.</summary>
    public void Dispose() => Model.Dispose();

    internal void WriteTo(string folder)
    {
        Model.WriteTo(folder);
        TokenCounts?.Write(Path.Combine(folder, TokenCountHead.FileName));
        CheckpointJson.Write(Path.Combine(folder, ScaleFileName), new RewardScale
        {
            Pooling = Pooling,
            TokenCounts = TokenCounts is null ? null : new TokenCountScale { LongestRun = TokenCounts.LongestRun, Bits = TokenCounts.Bits },
            Offset = Offset,
            Gain = Gain,
        });
    }
}
