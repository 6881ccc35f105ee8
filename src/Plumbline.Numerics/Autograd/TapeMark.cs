using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Autograd;

/// <summary>How far a tape was at some moment, to go back to.</summary>
internal readonly record struct TapeMark(int Nodes, int Tensors, ArenaMark Memory);
