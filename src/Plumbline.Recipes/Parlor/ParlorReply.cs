using Plumbline.Worlds.Parlor.Gold;
using Plumbline.Worlds.Parlor.Replies;
using Plumbline.Worlds.Parlor.Requests;

namespace Plumbline.Recipes.Parlor;

/// <summary>A reply to a request with what was read in it and what it is worth.</summary>
/// <param name="Request">The request.</param>
/// <param name="Prompt">Tokens of the prompt.</param>
/// <param name="Tokens">Tokens of the reply.</param>
/// <param name="Text">The reply.</param>
/// <param name="KlNats">log π − log π_ref, summed over tokens.</param>
/// <param name="Reading">What the reader read.</param>
/// <param name="Judgement">What it is worth.</param>
internal sealed record ParlorReply(Request Request, int[] Prompt, int[] Tokens, string Text, double KlNats, Reading Reading, Judgement Judgement);

/// <summary>What a run keeps of a reply; the rest can be worked out again.</summary>
/// <param name="Id">Name of the request.</param>
/// <param name="Tokens">Tokens of the reply.</param>
/// <param name="Ended">Whether it ended itself.</param>
/// <param name="KlNats">log π − log π_ref, summed over tokens.</param>
internal sealed record StoredReply(string Id, int[] Tokens, bool Ended, double KlNats);
