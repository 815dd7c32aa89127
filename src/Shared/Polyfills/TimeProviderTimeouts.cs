#if NET8_0_OR_GREATER
namespace System.Threading.Tasks;

/// <summary>Gives the newer targets the method that Microsoft.Bcl.TimeProvider gives netstandard2.0, so that one call serves all.</summary>
internal static class TimeProviderTimeouts
{
    /// <summary>A source that is cancelled after a delay of that clock.</summary>
    public static CancellationTokenSource CreateCancellationTokenSource(this TimeProvider time, TimeSpan delay) => new(delay, time);
}
#endif
