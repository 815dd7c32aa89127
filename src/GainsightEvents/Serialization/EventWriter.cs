using System.ComponentModel;
using System.Runtime.CompilerServices;
using EventDescriptor = GainsightEvents.Model.EventDescriptor;

namespace GainsightEvents.Serialization;

/// <summary>
/// Writes one event's body as UTF-8 JSON, in one pass, and gathers what the guard must refuse. Called by generated code only.
/// </summary>
/// <remarks>
/// A binary contract between generated code and every later version of this library: members are added, never changed.
/// A value that cannot be written is written as <c>null</c> and reported as a violation, so that a refused event still has a
/// body to store and to repair.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct EventWriter
{
    private readonly EventDescriptor _descriptor;
    private readonly WriterSettings _settings;
    private readonly int _start;
    private byte[] _buffer;
    private int _length;

    // Where the content of a string of JSON starts, while one is being written.
    private int _textStart;
    private List<EventViolation>? _violations;

    /// <summary>Starts a body.</summary>
    /// <param name="descriptor">The event.</param>
    /// <param name="scratch">Where to write.</param>
    /// <param name="start">Where the body starts; what precedes it, such as the body for another target, is kept.</param>
    /// <param name="settings">What the body holds besides the event's own values.</param>
    internal EventWriter(EventDescriptor descriptor, byte[] scratch, int start, WriterSettings settings)
    {
        _descriptor = descriptor;
        _buffer = scratch;
        _start = start;
        _length = start;
        _settings = settings;
    }

    /// <summary>The body as far as it has been written.</summary>
    internal readonly ReadOnlySpan<byte> Written => _buffer.AsSpan(_start, _length - _start);

    /// <summary>The buffer, which is a larger one than the scratch when the body did not fit.</summary>
    internal readonly byte[] Buffer => _buffer;

    internal readonly IReadOnlyList<EventViolation>? Violations => _violations;

    /// <summary>Writes bytes as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteLiteral(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Reserve(utf8.Length));
        _length += utf8.Length;
    }

    /// <summary>
    /// Writes a comma, a quoted name and a colon, given as <c>,"name":</c>; without the comma where nothing precedes it in its object.
    /// </summary>
    public void WriteName(ReadOnlySpan<byte> commaAndName) =>
        WriteLiteral(_buffer[_length - 1] == (byte)'{' ? commaAndName.Slice(1) : commaAndName);

    /// <summary>Room for at least <paramref name="count"/> bytes after what has been written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Reserve(int count)
    {
        if (_buffer.Length - _length < count)
        {
            Grow(count);
        }

        return _buffer.AsSpan(_length);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int count) =>
        Array.Resize(ref _buffer, Math.Max(checked(_length + count), (int)Math.Min(2L * _buffer.Length, 0x7FFFFFC7)));
}
