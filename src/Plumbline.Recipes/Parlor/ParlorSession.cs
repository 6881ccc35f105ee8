using Plumbline.Models.Decoders;
using Plumbline.Models.Tokenizers;
using Plumbline.Numerics.Compute;
using Plumbline.Recipes.Align;
using Plumbline.Training.Batches;
using Plumbline.Training.Kl;
using Plumbline.Training.Prompts;
using Plumbline.Training.Rollouts;
using Plumbline.Worlds.Parlor.Gold;
using Plumbline.Worlds.Parlor.Replies;
using Plumbline.Worlds.Parlor.Requests;
using Plumbline.Worlds.Parlor.Text;

namespace Plumbline.Recipes.Parlor;

/// <summary>Turns requests into prompts, samples replies to them, and reads and judges what comes back.</summary>
internal sealed class ParlorSession
{
    private readonly ParlorRecipe _recipe;
    private readonly PretrainedModel _base;
    private readonly Processor _processor;

    public ParlorSession(ParlorRecipe recipe, PretrainedModel pretrained, Processor processor)
    {
        _recipe = recipe;
        _base = pretrained;
        _processor = processor;
    }

    public Processor Processor => _processor;

    public HuggingFaceTokenizer Tokenizer => _base.Tokenizer;

    /// <summary>The prompt of a request in tokens.</summary>
    public Prompt Prompt(Request request)
    {
        string text = ParlorText.Prompt(request);
        return new Prompt(request.Id, text, Tokenizer.Encode(text));
    }

    /// <summary>Tokens of a reply as the model would sample them: what follows the prompt, up to and with the end.</summary>
    public int[] Reply(string text) => Tokenizer.Encode(text + ParlorText.End)[1..];

    /// <summary>Samples from a model.</summary>
    public ReplySampler Sampler(Decoder model) => new(model, _processor, _recipe.ReplyTokens, _base.StopTokens, _recipe.Seed);

    /// <summary>Samples one reply to each request, the same random numbers for every model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="reference">What KL is measured to; null for nothing, KL 0.</param>
    /// <param name="requests">The requests.</param>
    /// <param name="stream">First part of the random streams' names.</param>
    /// <param name="onSampled">Hears how many replies are done.</param>
    /// <param name="cancellation">Stops it.</param>
    public StoredReply[] Answer(
        Decoder model, Decoder? reference, IReadOnlyList<Request> requests, string stream, Action<int>? onSampled, CancellationToken cancellation)
    {
        using ReplySampler sampler = Sampler(model);
        IReadOnlyList<SampledReply> replies = sampler.Sample([.. requests.Select(Prompt)], 1, stream, onSampled, cancellation);
        double[][]? under = reference is null
            ? null
            : ReplyLogProbs.Compute(_processor, reference, [.. replies.Select(reply => reply.PromptedReply)], cancellation);
        return
        [
            .. replies.Select((reply, i) => new StoredReply(
                requests[i].Id, reply.Tokens, reply.Ended, under is null ? 0 : KlMath.Sum(KlEstimator.K1, reply.LogProbs, under[i]))),
        ];
    }

    /// <summary>Reads and judges kept replies.</summary>
    public ParlorReply[] Judge(IReadOnlyList<Request> requests, IReadOnlyList<StoredReply> replies) =>
        [.. requests.Zip(replies, (request, reply) => Judge(request, Prompt(request).Tokens, reply.Tokens, reply.Ended, reply.KlNats))];

    /// <summary>Reads and judges one reply.</summary>
    public ParlorReply Judge(Request request, int[] prompt, int[] tokens, bool ended, double klNats)
    {
        string text = Text(tokens);
        Reading reading = ReplyReader.Read(text, ended);
        return new ParlorReply(request, prompt, tokens, text, klNats, reading, GoldUtility.Judge(request, reading));
    }

    private string Text(int[] tokens)
    {
        string text = Tokenizer.Decode(tokens);
        int end = text.IndexOf(ParlorText.End, StringComparison.Ordinal);
        return (end < 0 ? text : text[..end]).Trim();
    }
}
