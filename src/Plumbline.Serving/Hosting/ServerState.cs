using System.Globalization;
using Plumbline.Serving.Errors;
using Plumbline.Serving.Protection;
using Plumbline.Serving.Replies;
using Plumbline.Serving.Requests;

namespace Plumbline.Serving.Hosting;

/// <summary>What all endpoints share.</summary>
internal sealed class ServerState(ServerOptions options, IReadOnlyList<ServedModel> models, TimeProvider time)
{
    private long _replies;

    public ServerOptions Options { get; } = options;

    public IReadOnlyList<ServedModel> Models { get; } = models;

    public TimeProvider Time { get; } = time;

    /// <summary>When the server began, in seconds since 1970.</summary>
    public long Started { get; } = time.GetUtcNow().ToUnixTimeSeconds();

    public RequestGate Gate { get; } = new(options.MaxReplies);

    /// <summary>The model that a request names.</summary>
    /// <exception cref="ApiException">It names none, or one that is not here.</exception>
    public ServedModel Find(RequestBody body)
    {
        string name = body.Text("model") ?? throw ApiException.Invalid("model", $"there is no model; expected one of {string.Join(", ", Models.Select(model => model.Name))}");
        return Models.FirstOrDefault(model => model.Name == name) ?? throw ApiException.UnknownModel(Models.Select(model => model.Name));
    }

    /// <summary>What the next reply begins with.</summary>
    public ReplyHead NextHead(string kind, ServedModel model) => new(
        string.Create(CultureInfo.InvariantCulture, $"{kind}-{Started:x}-{Interlocked.Increment(ref _replies)}"), Time.GetUtcNow().ToUnixTimeSeconds(), model);
}
