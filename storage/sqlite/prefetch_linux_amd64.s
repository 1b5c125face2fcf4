#include "textflag.h"

// func prefetch(start uintptr, length int)
TEXT ·prefetch(SB), NOSPLIT, $0-16
	MOVQ start+0(FP), AX
	MOVQ length+8(FP), CX
	ADDQ AX, CX
lines:
	PREFETCHT0 (AX)
	PREFETCHT0 64(AX)
	PREFETCHT0 128(AX)
	PREFETCHT0 192(AX)
	ADDQ $256, AX
	CMPQ AX, CX
	JLT  lines
	RET
