namespace Plumbline.Numerics.Attention;

/// <summary>Heads of an attention layer.</summary>
/// <param name="Heads">Query heads.</param>
/// <param name="KeyValueHeads">Key/value heads; divides <paramref name="Heads"/>. Query head h reads key/value head h / (Heads / KeyValueHeads).</param>
/// <param name="HeadSize">Channels per head.</param>
public readonly record struct AttentionShape(int Heads, int KeyValueHeads, int HeadSize)
{
    /// <summary>The usual factor of the scores, 1/√<see cref="HeadSize"/>.</summary>
    public float Scale => 1f / MathF.Sqrt(HeadSize);

    /// <summary>Whether all sizes are positive and the heads fall into equal groups.</summary>
    internal bool IsValid => Heads > 0 && KeyValueHeads > 0 && HeadSize > 0 && Heads % KeyValueHeads == 0;
}
