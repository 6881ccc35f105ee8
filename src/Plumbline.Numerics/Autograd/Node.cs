using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Autograd;

/// <summary>One recorded operation: what it made and how to send the gradient of that back to its inputs. Nodes are reused from step to step.</summary>
internal abstract class Node
{
    /// <summary>What the operation made; its gradient is complete when <see cref="Backward"/> is called.</summary>
    public Tensor Output { get; set; } = null!;

    /// <summary>A second result, for operations that have one.</summary>
    public Tensor? SecondOutput { get; set; }

    /// <summary>False for an operation that changed its input in place: the gradient belongs to an earlier node.</summary>
    public virtual bool OwnsOutput => true;

    /// <summary>Adds this operation's share to the gradients of its inputs.</summary>
    public abstract void Backward(Tape tape);

    /// <summary>Forgets everything, so that a reused node starts clean and keeps nothing alive.</summary>
    public virtual void Clear() => SecondOutput = null;
}
