using Microsoft.AspNetCore.Http;
using Plumbline.Serving.Errors;
using Plumbline.Serving.Hosting;
using Plumbline.Serving.Streaming;

namespace Plumbline.Serving.Catalog;

/// <summary><c>GET /v1/models</c> and <c>GET /v1/models/NAME</c>.</summary>
internal sealed class ModelEndpoints(ServerState state)
{
    private const string Owner = "plumbline";

    public Task ListAsync(HttpContext context) => JsonReply.WriteAsync(context, new ModelList("list", [.. state.Models.Select(Document)]));

    public Task ShowAsync(HttpContext context)
    {
        string name = context.Request.RouteValues["name"] as string ?? "";
        ServedModel model = state.Models.FirstOrDefault(one => one.Name == name) ?? throw ApiException.UnknownModel(state.Models.Select(one => one.Name));
        return JsonReply.WriteAsync(context, Document(model));
    }

    private ModelDocument Document(ServedModel model) => new(model.Name, "model", state.Started, Owner, model.Positions, model.Fingerprint);
}

internal sealed record ModelList(string Object, IReadOnlyList<ModelDocument> Data);

/// <summary>A model; its length and fingerprint are beyond OpenAI's API.</summary>
internal sealed record ModelDocument(string Id, string Object, long Created, string OwnedBy, int MaxModelLen, string SystemFingerprint);
