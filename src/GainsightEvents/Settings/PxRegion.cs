namespace GainsightEvents;

/// <summary>The hosts of Gainsight PX (Gainsight PX REST API, Swagger 0.1.6; px-data-loader 1.3.5).</summary>
public enum PxRegion
{
    /// <summary><c>https://api.aptrinsic.com</c>.</summary>
    Us = 0,

    /// <summary><c>https://api-eu.aptrinsic.com</c>.</summary>
    Eu,

    /// <summary><c>https://api-us2.aptrinsic.com</c>.</summary>
    Us2,
}
