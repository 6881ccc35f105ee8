using Plumbline.Models.Decoders;
using Plumbline.Models.Sites;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Tensors;
using Plumbline.Worlds.PathFinding;

namespace Plumbline.Recipes.PathFinding;

/// <summary>A path-finder at work: what it writes without chance, always the likeliest token, and what its residual stream holds meanwhile. Not thread-safe.</summary>
public sealed class PathSolver : IDisposable
{
    private const int TextsPerPass = 128;
    private readonly Processor _processor;
    private readonly Tape _tape;
    private readonly TokenBatch _batch = new();

    /// <summary>Puts a model to work.</summary>
    /// <param name="model">The model; disposed with this.</param>
    /// <param name="threads">Threads per operation; they change no result. Default 1: the models are too small for more.</param>
    public PathSolver(Decoder model, int threads = 1)
    {
        Model = model;
        _processor = new Processor(new ProcessorOptions { Threads = threads });
        _tape = new Tape(_processor, recording: false);
    }

    /// <summary>The model.</summary>
    public Decoder Model { get; }

    /// <summary>Whether each problem is solved, that is, whether the whole path written is the right one.</summary>
    /// <remarks>One pass over prompt and right answer: what is written greedily is right exactly where each token is the likeliest after the right ones before it.</remarks>
    /// <param name="problems">The problems.</param>
    /// <param name="pauses">Pauses between goal and root. Default 0.</param>
    public bool[] Solves(IReadOnlyList<PathProblem> problems, int pauses = 0)
    {
        ArgumentNullException.ThrowIfNull(problems);
        bool[] solved = new bool[problems.Count];
        Array.Fill(solved, true);
        Written(
            [.. problems.Select(problem => PathTokens.Text(problem, pauses)[..^1])],
            problem => problems[problem].Length,
            (problem, step, token) => solved[problem] &= token == PathTokens.Place(problems[problem].Path[step]));
        return solved;
    }

    /// <summary>The label that each problem's answer begins with; −1 where it is no place in a tree.</summary>
    /// <param name="problems">The problems, without pauses.</param>
    /// <param name="edit">Edits the residual stream after a block: problem, place and state, which it may change. Default null: nothing is edited.</param>
    /// <param name="layer">The block after which is edited.</param>
    public int[] FirstSteps(IReadOnlyList<PathProblem> problems, EditState? edit = null, int layer = 0)
    {
        ArgumentNullException.ThrowIfNull(problems);
        int[] steps = new int[problems.Count];
        Written(
            [.. problems.Select(problem => PathTokens.Prompt(problem))],
            _ => 1,
            (problem, _, token) => steps[problem] = token < LabelledTree.LabelCount ? token : -1,
            edit,
            layer);
        return steps;
    }

    /// <summary>The residual stream at the last tokens of prompts without pauses, the goal and the root.</summary>
    /// <param name="problems">The problems.</param>
    /// <returns>States <c>[place][depth][problem]</c>; depth 0 is before the first block, depth l after l blocks.</returns>
    public float[][][][] TailStates(IReadOnlyList<PathProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        int depths = Model.Config.LayerCount + 1;
        float[][][][] states = [.. Enum.GetValues<PromptPlace>().Select(_ => Enumerable.Range(0, depths).Select(_ => new float[problems.Count][]).ToArray())];
        int first = 0;
        ActivationHooks hooks = new();
        hooks.Read(new ActivationSite(SiteKind.ResidualPre), (_, batch, x) => Keep(0, batch, x));
        for (int layer = 0; layer + 1 < depths; layer++)
        {
            int depth = layer + 1;
            hooks.Read(new ActivationSite(SiteKind.ResidualPost, layer), (_, batch, x) => Keep(depth, batch, x));
        }

        foreach (PathProblem[] part in problems.Chunk(TextsPerPass))
        {
            _batch.Set([.. part.Select(problem => PathTokens.Prompt(problem))]);
            _tape.Reset();
            Model.Hidden(_tape, _batch, hooks);
            first += part.Length;
        }

        return states;

        void Keep(int depth, TokenBatch batch, Tensor x)
        {
            foreach (PromptPlace place in Enum.GetValues<PromptPlace>())
            {
                for (int i = 0; i < batch.Sequences.Count; i++)
                {
                    states[(int)place][depth][first + i] = x.Row(Row(batch, i, place)).ToArray();
                }
            }
        }
    }

    /// <summary>Frees model and threads.</summary>
    public void Dispose()
    {
        _tape.Dispose();
        _processor.Dispose();
        Model.Dispose();
    }

    // The likeliest tokens after the last `count` tokens of each text.
    private void Written(IReadOnlyList<int[]> texts, Func<int, int> count, Action<int, int, int> take, EditState? edit = null, int layer = 0)
    {
        for (int first = 0; first < texts.Count; first += TextsPerPass)
        {
            int[][] part = [.. texts.Skip(first).Take(TextsPerPass)];
            _batch.Set(part);
            _tape.Reset();
            List<int> rows = [];
            for (int i = 0; i < part.Length; i++)
            {
                int end = _batch.Sequences.Starts[i] + part[i].Length;
                rows.AddRange(Enumerable.Range(end - count(first + i), count(first + i)));
            }

            Tensor hidden = edit is null ? Model.Hidden(_tape, _batch, rows.ToArray()) : Model.Hidden(_tape, _batch, Hooks(edit, layer, first));
            Tensor logits = Model.Logits(_tape, hidden);
            int next = 0;
            for (int i = 0; i < part.Length; i++)
            {
                for (int step = 0; step < count(first + i); step++, next++)
                {
                    take(first + i, step, Likeliest(logits.Row(edit is null ? next : rows[next])));
                }
            }
        }
    }

    private static ActivationHooks Hooks(EditState edit, int layer, int first) =>
        new ActivationHooks().Replace(new ActivationSite(SiteKind.ResidualPost, layer), (_, batch, x) =>
        {
            Span<float> values = x.Edit();
            foreach (PromptPlace place in Enum.GetValues<PromptPlace>())
            {
                for (int i = 0; i < batch.Sequences.Count; i++)
                {
                    edit(first + i, place, values.Slice(Row(batch, i, place) * x.Columns, x.Columns));
                }
            }
        });

    // Without pauses the goal is the last token but one of a prompt, and the root the last.
    private static int Row(TokenBatch batch, int sequence, PromptPlace place) =>
        batch.Sequences.Starts[sequence] + batch.Sequences.Lengths[sequence] - (place == PromptPlace.Root ? 1 : 2);

    private static int Likeliest(ReadOnlySpan<float> logits)
    {
        int best = 0;
        for (int token = 1; token < logits.Length; token++)
        {
            best = logits[token] > logits[best] ? token : best;
        }

        return best;
    }
}

/// <summary>Changes a state of the residual stream in place.</summary>
/// <param name="problem">Index of the problem.</param>
/// <param name="place">Which token.</param>
/// <param name="state">The state.</param>
public delegate void EditState(int problem, PromptPlace place, Span<float> state);

/// <summary>The tokens of a prompt that come after all edges and so can know of all of them.</summary>
public enum PromptPlace
{
    /// <summary>The goal.</summary>
    Goal,

    /// <summary>The root, the last token, after which the path is written.</summary>
    Root,
}
