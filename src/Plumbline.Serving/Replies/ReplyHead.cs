using Plumbline.Serving.Hosting;

namespace Plumbline.Serving.Replies;

/// <summary>What every document of one reply begins with.</summary>
/// <param name="Id">Name of the response, unique to the server's run.</param>
/// <param name="Created">Seconds since 1970.</param>
/// <param name="Model">The model.</param>
internal sealed record ReplyHead(string Id, long Created, ServedModel Model);
