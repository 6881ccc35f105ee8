using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Samples;

namespace Plumbline.Evaluation.Solvers;

/// <summary>
/// A sample at work: the messages so far and the model that answers them. Solvers lengthen it, scorers read it. Inspect calls it the task state.
/// One thread at a time.
/// </summary>
public sealed class Conversation
{
    private readonly List<string> _replies = [];

    /// <summary>A conversation that begins with the sample's input.</summary>
    /// <param name="sample">What is asked.</param>
    /// <param name="epoch">Which repetition this is, from 1.</param>
    /// <param name="model">Who answers; retries, limits, the cache and the count of tokens are its affair.</param>
    /// <param name="options">Temperature, seed, most tokens and tools of every request. Default: the model's own.</param>
    public Conversation(Sample sample, int epoch, IChatClient model, ChatOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(epoch, 1);
        Sample = sample;
        Epoch = epoch;
        Model = model;
        Options = options;
        Messages = [.. sample.Input];
    }

    /// <summary>What is asked.</summary>
    public Sample Sample { get; }

    /// <summary>Which repetition this is, from 1.</summary>
    public int Epoch { get; }

    /// <summary>Who answers.</summary>
    public IChatClient Model { get; }

    /// <summary>The settings of every request; null for the model's own.</summary>
    public ChatOptions? Options { get; set; }

    /// <summary>All messages: the sample's input and what came since.</summary>
    public List<ChatMessage> Messages { get; }

    /// <summary>The model's last response; null before the first.</summary>
    public ChatResponse? Response { get; private set; }

    /// <summary>The text of the model's last reply; empty before the first.</summary>
    public string Reply => _replies.Count == 0 ? "" : _replies[^1];

    /// <summary>The text of every reply, in order: one for each time that the model was asked.</summary>
    public IReadOnlyList<string> Replies => _replies;

    /// <summary>What solvers leave for scorers, such as the result of a tool; written to the log with the sample.</summary>
    public Dictionary<string, string> Notes { get; } = new(StringComparer.Ordinal);

    /// <summary>Set where a solver ended early, with the reason: later solvers are skipped.</summary>
    public string? Ended { get; set; }

    /// <summary>Adds a message of the user.</summary>
    public void Say(string text) => Messages.Add(new ChatMessage(ChatRole.User, text));

    /// <summary>Asks the model and adds its reply.</summary>
    /// <returns>The text of the reply.</returns>
    public async Task<string> GenerateAsync(CancellationToken cancellation)
    {
        ChatResponse response = await Model.GetResponseAsync(Messages, Options, cancellation).ConfigureAwait(false);
        Add(response);
        return Reply;
    }

    /// <summary>Adds a response that came in another way, as from a likelihood solver or a log.</summary>
    public void Add(ChatResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        Response = response;
        Messages.AddRange(response.Messages);
        _replies.Add(response.Text);
    }
}
