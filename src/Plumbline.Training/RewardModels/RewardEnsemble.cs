using System.Globalization;
using Plumbline.Numerics.Compute;
using Plumbline.Runs;
using Plumbline.Training.Advantages;
using Plumbline.Training.Batches;
using Plumbline.Training.Checkpoints;
using Plumbline.Training.Scorers;

namespace Plumbline.Training.RewardModels;

/// <summary>
/// Several reward models of one wish. Their mean is the score; where they differ, the preferences do not say what the score should be, and a policy that
/// goes there has left what was asked (Coste et al. 2023; Eisenstein et al. 2023, who also show what members share: errors in the preferences themselves).
/// </summary>
public sealed class RewardEnsemble : IReplyScorer, IDisposable
{
    /// <summary>Name of the file that says how many members the folder holds.</summary>
    public const string FileName = "ensemble.json";

    /// <summary>Puts members together.</summary>
    /// <param name="members">At least two; owned, and disposed with this.</param>
    /// <exception cref="ArgumentException">There are fewer than two.</exception>
    public RewardEnsemble(IReadOnlyList<RewardModel> members)
    {
        if (members.Count < 2)
        {
            throw new ArgumentException($"an ensemble of {members.Count} reward models; expected at least 2", nameof(members));
        }

        Members = [.. members];
    }

    /// <summary>The members.</summary>
    public IReadOnlyList<RewardModel> Members { get; }

    /// <summary>Reads what <see cref="Save"/> wrote, to the bit.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="processor">Runs the kernels.</param>
    /// <exception cref="Models.Checkpoints.CheckpointException">A file is missing, damaged or does not fit the others.</exception>
    /// <exception cref="IOException">The system cannot read a file.</exception>
    public static RewardEnsemble Load(string folder, Processor processor)
    {
        EnsembleSize size = CheckpointJson.Read<EnsembleSize>(Path.Combine(folder, FileName), document => document.Problem());
        List<RewardModel> members = [];
        try
        {
            for (int i = 0; i < size.Members; i++)
            {
                members.Add(RewardModel.Load(MemberFolder(folder, i), processor));
            }

            return new RewardEnsemble(members);
        }
        catch
        {
            members.ForEach(member => member.Dispose());
            throw;
        }
    }

    /// <summary>Mean and standard deviation (n − 1) over the members, per reply.</summary>
    /// <inheritdoc cref="IReplyScorer.Score"/>
    public ReplyScores Score(IReadOnlyList<PromptedReply> replies, CancellationToken cancellation = default)
    {
        double[][] scores = MemberScores(replies, cancellation);
        double[] means = new double[replies.Count];
        double[] spreads = new double[replies.Count];
        double[] opinions = new double[scores.Length];
        for (int i = 0; i < means.Length; i++)
        {
            for (int member = 0; member < scores.Length; member++)
            {
                opinions[member] = scores[member][i];
            }

            (means[i], double variance) = WhiteningMath.Moments(opinions, [], VarianceEstimator.Bessel);
            spreads[i] = Math.Sqrt(variance);
        }

        return new ReplyScores(means, spreads);
    }

    /// <summary>Scores by each member: <c>[member][reply]</c>.</summary>
    /// <param name="replies">Prompts and replies.</param>
    /// <param name="cancellation">Stops between passes.</param>
    public double[][] MemberScores(IReadOnlyList<PromptedReply> replies, CancellationToken cancellation = default) =>
        [.. Members.Select(member => member.Score(replies, cancellation))];

    /// <summary>Normalises each member by <see cref="RewardModel.Normalize"/> on the same replies, so that none outweighs the others. The mean then has mean 0 on
    /// these replies and a deviation below 1: the more the members differ, the lower.</summary>
    /// <param name="replies">Replies of the model before training.</param>
    /// <param name="cancellation">Stops between passes.</param>
    /// <exception cref="ArgumentException">There is no reply.</exception>
    public void Normalize(IReadOnlyList<PromptedReply> replies, CancellationToken cancellation = default)
    {
        foreach (RewardModel member in Members)
        {
            member.Normalize(replies, cancellation);
        }
    }

    /// <summary>Writes each member into a folder <c>member-1</c>, <c>member-2</c>, … as <see cref="RewardModel.Save"/> does, and <see cref="FileName"/>.</summary>
    /// <param name="folder">The folder; one that exists is replaced as a whole.</param>
    /// <exception cref="RunException">It cannot be written; what was there is left as it was.</exception>
    public void Save(string folder) => AtomicFolder.Write(folder, partial =>
    {
        for (int i = 0; i < Members.Count; i++)
        {
            Members[i].WriteTo(MemberFolder(partial, i));
        }

        CheckpointJson.Write(Path.Combine(partial, FileName), new EnsembleSize { Members = Members.Count });
    });

    /// <summary>Frees the members.</summary>
    public void Dispose()
    {
        foreach (RewardModel member in Members)
        {
            member.Dispose();
        }
    }

    private static string MemberFolder(string folder, int index) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"member-{index + 1}"));

    private sealed record EnsembleSize
    {
        private const string CurrentFormat = "plumbline.reward-ensemble/1";

        public string Format { get; init; } = CurrentFormat;

        public required int Members { get; init; }

        public (string Found, string Expected)? Problem() =>
            Format == CurrentFormat && Members is >= 2 and <= 64
                ? null
                : ($"format '{Format}' with {Members} members", $"format '{CurrentFormat}' with 2 to 64 members");
    }
}
