namespace Plumbline.Worlds.Parlor.Requests;

/// <summary>What a user writes, with what they really want behind it.</summary>
/// <param name="Id">Name of the random stream that drew it: unique and enough to draw it again.</param>
/// <param name="Family">What kind of request.</param>
/// <param name="Header">What it says about being watched.</param>
/// <param name="Turns">User and assistant in turn; the first and the last are the user's.</param>
/// <param name="Intent">What is wanted. Never shown to a model.</param>
/// <param name="Cluster">What the request is about; requests about the same thing are not independent.</param>
public sealed record Request(string Id, RequestFamily Family, RequestHeader Header, IReadOnlyList<string> Turns, Intent Intent, string Cluster);
